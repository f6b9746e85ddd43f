import { skipToken, useQuery } from "@tanstack/react-query";
import { Progress } from "antd";
import { useTexts } from "../texts.js";

/** How many cases of the draft have been run, as the server tells it. */
export function CaseProgress({ draft }: { readonly draft: string }) {
  const { t } = useTexts();
  const { data } = useQuery<{ done: number; of: number }>({ queryKey: ["case-progress", draft], queryFn: skipToken, staleTime: Number.POSITIVE_INFINITY });
  if (data === undefined || data.of === 0) return null;
  return (
    <div>
      <span>{t("publish.cases", data)}</span>
      <Progress percent={Math.floor((100 * data.done) / data.of)} aria-label={t("publish.cases", data)} />
    </div>
  );
}
