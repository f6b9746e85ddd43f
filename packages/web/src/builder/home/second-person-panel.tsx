import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { readSecondPersonRule, setSecondPersonRule } from "../../api/revisions.js";
import { useStanding } from "../../ui/configuration-context.js";
import { formatMoment } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { Panel } from "../../ui/panel.js";
import { ErrorState, Note, ProblemNote } from "../../ui/states.js";
import { useTexts } from "../texts.js";

/** Whether publications need a second person; ending it takes two. */
export function SecondPersonPanel() {
  const { t } = useTexts();
  const { me } = useStanding();
  const language = useLanguage();
  const client = useQueryClient();
  const rule = useQuery({ queryKey: ["configuration", "second-person"], queryFn: readSecondPersonRule });
  const set = useMutation({
    mutationFn: setSecondPersonRule,
    onSettled: () => client.invalidateQueries({ queryKey: ["configuration", "second-person"] }),
  });
  const { needed = false, ending } = rule.data ?? {};
  const asked = ending?.by === me.id;
  const button = (wanted: boolean, words: string) => (
    <Button loading={set.isPending} onClick={() => set.mutate(wanted)}>
      {words}
    </Button>
  );
  return (
    <Panel title={t("second.title")}>
      {rule.isPending && <Skeleton active paragraph={{ rows: 1 }} />}
      {rule.isError && <ErrorState error={rule.error} retry={() => void rule.refetch()} />}
      {rule.isSuccess && (
        <div className="z-stack">
          {set.isError && <ProblemNote error={set.error} />}
          <p>{t(needed ? "second.on" : "second.off")}</p>
          {ending !== undefined && (
            <Note tone="warning">{t("second.ending", { who: ending.byName, when: formatMoment(ending.at, language, new Date()) })}</Note>
          )}
          <div className="z-actions">
            {!needed && button(true, t("second.turnOn"))}
            {needed && !asked && button(false, t(ending === undefined ? "second.turnOff" : "second.agreeOff"))}
            {ending !== undefined && button(true, t("second.keep"))}
          </div>
        </div>
      )}
    </Panel>
  );
}
