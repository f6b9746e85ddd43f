import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { type TrialStep, type TriedWorkflow, type TypedDefinition, trySteps } from "../../api/try-out.js";
import { useStanding } from "../../ui/configuration-context.js";
import { ErrorState, Note, ProblemNote } from "../../ui/states.js";
import { useDebounced } from "../../ui/use-debounced.js";
import { useTexts } from "../texts.js";
import { ClockBar } from "./clock-bar.js";
import type { NextStep } from "./next-step.js";
import { NextSteps } from "./next-steps.js";
import { NotTried } from "./not-tried.js";
import { RegisterForm } from "./register-form.js";
import { StandingNow } from "./standing-now.js";
import { TriedStanding } from "./tried-standing.js";
import { TriedSteps } from "./tried-steps.js";

interface TryWorkflowProps {
  readonly draft: string;
  /** `pack:type` of the records that go through it. */
  readonly recordType: string;
  readonly typed: TypedDefinition | undefined;
}

/** A workflow gone through with a sample record: register, take steps in any role, let time go by; all of it is played anew each time. */
export function TryWorkflow({ draft, recordType, typed }: TryWorkflowProps) {
  const { t } = useTexts();
  const [steps, setSteps] = useState<readonly TrialStep[]>([]);
  const settled = useDebounced(typed, 600);
  const asked = useMemo(() => ({ recordType, steps, ...(settled === undefined ? {} : { typed: settled }) }), [recordType, steps, settled]);
  const found = useQuery({
    queryKey: ["drafts", draft, "try-steps", asked],
    queryFn: ({ signal }) => trySteps(draft, asked, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (found.isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (found.data === undefined) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  const { tried, issues } = found.data;
  const add = (next: NextStep) => setSteps([...steps, { id: `s${steps.length + 1}`, ...next }]);
  return (
    <div className="z-stack" aria-busy={found.isFetching}>
      {found.isError && <ProblemNote error={found.error} />}
      {steps.length > 0 && (
        <div className="z-actions">
          <Button size="small" onClick={() => setSteps(steps.slice(0, -1))}>
            {t("try.undo")}
          </Button>
          <Button size="small" onClick={() => setSteps([])}>
            {t("try.again")}
          </Button>
        </div>
      )}
      {tried === undefined ? (
        <NotTried issues={issues} draft={draft} />
      ) : (
        <Shown tried={tried} steps={steps} recordType={recordType} busy={found.isFetching} onAdd={add} />
      )}
    </div>
  );
}

interface ShownProps {
  readonly tried: NonNullable<TriedWorkflow["tried"]>;
  readonly steps: readonly TrialStep[];
  readonly recordType: string;
  readonly busy: boolean;
  readonly onAdd: (next: NextStep) => void;
}

function Shown({ tried, steps, recordType, busy, onAdd }: ShownProps) {
  const { t } = useTexts();
  const { me } = useStanding();
  const type = tried.configuration.recordTypes[recordType];
  if (type === undefined) return null;
  const { record } = tried;
  return (
    <TriedStanding configuration={tried.configuration} me={me} candidates={tried.candidates}>
      {tried.gaps.map(({ pack, reason }) => (
        <Note key={pack} tone="warning">
          {t("try.gap", { reason })}
        </Note>
      ))}
      <div className="z-tried">
        <div className="z-stack">
          <ClockBar clock={tried.clock} nextAt={tried.nextAt} started={record !== undefined} busy={busy} onWait={(wait) => onAdd({ wait })} />
          {record === undefined ? (
            <RegisterForm key={steps.length} type={type} tried={tried} busy={busy} onAdd={onAdd} />
          ) : (
            <>
              <StandingNow record={record} />
              <NextSteps key={steps.length} type={type} record={record} roles={tried.roles} busy={busy} onAdd={onAdd} />
            </>
          )}
        </div>
        <TriedSteps type={type} steps={steps} tried={tried} />
      </div>
    </TriedStanding>
  );
}
