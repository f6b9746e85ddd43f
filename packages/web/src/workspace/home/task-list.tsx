import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Button, Segmented, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { claimTask, finishTask, listTasks } from "../../api/tasks.js";
import type { TaskView } from "../../api/types.js";
import { useStanding } from "../../ui/configuration-context.js";
import { Due } from "../../ui/due.js";
import { Icon } from "../../ui/icon.js";
import { refLink } from "../../ui/refs.js";
import { EmptyState, ErrorState, useProblemText } from "../../ui/states.js";
import { queryClient } from "../query-client.js";
import { byUrgency, isLate } from "./task-order.js";
import "./tasks.css";

type Scope = "mine" | "claimed" | "late";

/** The inbox: tasks for this person and the roles held, the most urgent first. */
export function TaskList() {
  const { t } = useTranslation();
  const { me } = useStanding();
  const [scope, setScope] = useState<Scope>("mine");
  const tasks = useQuery({ queryKey: ["tasks", "open"], queryFn: () => listTasks({ status: "open", limit: 200 }) });
  if (tasks.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (tasks.isError) return <ErrorState error={tasks.error} retry={() => void tasks.refetch()} />;
  const now = new Date();
  const all = [...tasks.data.items].sort((a, b) => byUrgency(a, b));
  const parts: Readonly<Record<Scope, readonly TaskView[]>> = {
    mine: all,
    claimed: all.filter((task) => task.claimedBy === me.id),
    late: all.filter((task) => isLate(task, now)),
  };
  const shown = parts[scope];
  const label = (part: Scope) => `${t(`task.scope.${part}`)} ${parts[part].length}`;
  return (
    <div className="z-stack">
      <Segmented<Scope>
        aria-label={t("task.scope.label")}
        value={scope}
        onChange={setScope}
        options={[
          { value: "mine", label: label("mine") },
          { value: "claimed", label: label("claimed") },
          { value: "late", label: label("late") },
        ]}
      />
      {shown.length === 0 ? (
        <section className="z-panel">
          <EmptyState title={t("task.none")} text={t("task.noneText")} icon="check-circle" />
        </section>
      ) : (
        <ul className="z-tasks z-panel">
          {shown.map((task) => (
            <TaskItem key={task.id} task={task} />
          ))}
        </ul>
      )}
    </div>
  );
}

function TaskItem({ task }: { readonly task: TaskView }) {
  const { t } = useTranslation();
  const { me, configuration } = useStanding();
  const { message } = App.useApp();
  const words = useProblemText();
  const settle = {
    onError: (error: unknown) => void message.error(words(error).text),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: ["tasks"] }),
  };
  const claim = useMutation({ mutationFn: () => claimTask(task.id), ...settle });
  const done = useMutation({ mutationFn: () => finishTask(task.id), ...settle });
  const typeTitle = task.record === undefined ? undefined : configuration.recordTypes[task.record.type]?.title;
  return (
    <li className="z-task" data-tone={task.tone ?? "neutral"}>
      <div className="z-task-main">
        {task.record === undefined ? (
          <strong>{task.title}</strong>
        ) : (
          <Link to={refLink("records", task.record.type, task.record.id)} className="z-task-title">
            {task.title}
          </Link>
        )}
        <div className="z-quiet z-small">
          {[typeTitle, task.record !== undefined && !task.title.includes(task.record.title) ? task.record.title : undefined, task.orgUnitName]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </div>
      <div className="z-task-due">
        {task.dueAt === undefined ? (
          <span className="z-quiet">{t("due.none")}</span>
        ) : (
          <Due dueAt={task.dueAt} overdue={isLate(task, new Date())} remaining={task.remaining} />
        )}
        {task.urgedAt !== undefined && (
          <span className="z-small z-urged">
            <Icon name="bell" />
            {t("task.urged")}
          </span>
        )}
      </div>
      <div className="z-task-action">
        {task.claimedBy === undefined ? (
          <Button size="small" loading={claim.isPending} onClick={() => claim.mutate()} aria-label={t("task.claimOf", { title: task.title })}>
            {t("task.claim")}
          </Button>
        ) : task.claimedBy === me.id ? (
          task.record === undefined ? (
            <Button size="small" loading={done.isPending} onClick={() => done.mutate()}>
              {t("task.done")}
            </Button>
          ) : (
            <span className="z-quiet z-small">{t("task.claimedByMe")}</span>
          )
        ) : (
          <span className="z-quiet z-small">{t("task.claimedBy", { name: task.claimedByName ?? t("task.somebody") })}</span>
        )}
      </div>
    </li>
  );
}
