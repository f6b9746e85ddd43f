import { useMutation } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createUser } from "../../api/users.js";
import { Note, ProblemNote } from "../../ui/states.js";
import { queryClient } from "../query-client.js";
import { OneTimePassword } from "./one-time-password.js";

export function NewUserDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [username, setUsername] = useState("");
  const [missing, setMissing] = useState(false);
  const make = useMutation({
    mutationFn: () => createUser({ name: name.trim(), username: username.trim() }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ["users"] }),
  });
  const made = make.data;
  return (
    <Modal
      open
      title={t("user.add")}
      okText={made === undefined ? t("user.add") : t("action.close")}
      cancelText={t("action.cancel")}
      confirmLoading={make.isPending}
      onOk={() => {
        if (made !== undefined) onClose();
        else if (name.trim() === "" || username.trim() === "") setMissing(true);
        else make.mutate();
      }}
      onCancel={onClose}
    >
      {made !== undefined ? (
        <OneTimePassword name={made.name} password={made.password} />
      ) : (
        <div className="z-stack">
          {missing && (
            <Note tone="bad" role="alert">
              {t("user.missing")}
            </Note>
          )}
          {make.isError && <ProblemNote error={make.error} />}
          <div>
            <label className="z-field-title" htmlFor="user-name">
              {t("user.name")}
            </label>
            <Input id="user-name" value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          </div>
          <div>
            <label className="z-field-title" htmlFor="user-username">
              {t("user.username")}
            </label>
            <Input
              id="user-username"
              value={username}
              maxLength={60}
              autoCapitalize="none"
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => setUsername(event.target.value)}
            />
          </div>
        </div>
      )}
    </Modal>
  );
}
