import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useParams } from "react-router";
import { readDefinition } from "../../api/drafts.js";
import { ErrorState } from "../../ui/states.js";
import { hasSchema, useKindSchemas } from "../words/use-kind-schemas.js";
import { DefinitionEditor } from "./definition-editor.js";

/** One definition of a draft, opened for editing. */
export function DefinitionPage() {
  const { draft = "", pack = "", kind = "", name = "" } = useParams();
  const parts = [pack, kind, name];
  const found = useQuery({
    queryKey: ["drafts", draft, "definition", ...parts],
    queryFn: () => readDefinition(draft, parts),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const schema = useKindSchemas([kind]).get(kind);
  if (found.isError) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (found.isPending || (hasSchema(kind) && schema === undefined)) return <Skeleton active paragraph={{ rows: 8 }} />;
  return <DefinitionEditor key={`${draft} ${parts.join("/")}`} draft={draft} parts={parts} opened={found.data} schema={schema} />;
}
