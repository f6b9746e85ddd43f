import { useMutation, useQueryClient } from "@tanstack/react-query";
import { chooseStates, type DraftView } from "../../api/drafts.js";
import type { MovesView, StateChoices } from "../../api/rehearsal.js";
import { ProblemNote } from "../../ui/states.js";
import { useTexts } from "../texts.js";
import { MovesEffect } from "./moves-effect.js";

interface DraftMovesProps {
  readonly draft: DraftView;
  readonly moves: readonly MovesView[];
  readonly seconds: number;
}

/** How the upgrade of a draft moves stored records; states chosen for cases are kept with the draft, which is rehearsed again. */
export function DraftMoves({ draft, moves, seconds }: DraftMovesProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: (states: StateChoices) => chooseStates(draft.id, draft.version, states),
    onSettled: () => client.invalidateQueries({ queryKey: ["drafts"] }),
  });
  return (
    <>
      {choose.isError && <ProblemNote error={choose.error} />}
      <MovesEffect
        title={t("rehearsal.moves", { seconds })}
        moves={moves}
        chosen={draft.states ?? {}}
        busy={choose.isPending}
        onTry={(states) => choose.mutate(states)}
        failing={(count) => t("rehearsal.failing", { count })}
      />
    </>
  );
}
