import { useMemo } from "react";
import type { Candidates } from "../../api/try-out.js";
import type { Configuration, Me } from "../../api/types.js";
import { StandingContext } from "../../ui/configuration-context.js";
import { FieldSourceContext } from "../../ui/field-source.js";
import { sampleSource } from "./sample-source.js";

interface TriedStandingProps {
  readonly configuration: Configuration;
  readonly me: Me;
  readonly candidates: Candidates;
  readonly children: React.ReactNode;
}

/** What is inside is drawn as for somebody of the sample county under the draft's configuration. */
export function TriedStanding({ configuration, me, candidates, children }: TriedStandingProps) {
  const standing = useMemo(() => ({ configuration, me }), [configuration, me]);
  const source = useMemo(() => sampleSource(candidates), [candidates]);
  return (
    <StandingContext value={standing}>
      <FieldSourceContext value={source}>{children}</FieldSourceContext>
    </StandingContext>
  );
}
