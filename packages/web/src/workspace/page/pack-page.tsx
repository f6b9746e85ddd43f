import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useStanding } from "../../ui/configuration-context.js";
import { PageHeader } from "../../ui/page-header.js";
import { EmptyState } from "../../ui/states.js";
import { pageRef } from "../shell/navigation.js";
import { PageBlocks } from "./page-blocks.js";

/** A page of a pack, block after block. */
export function PackPage() {
  const { t } = useTranslation();
  const { configuration } = useStanding();
  const { pack = "", page: id = "" } = useParams();
  const page = configuration.pages.find((item) => pageRef(item, configuration) === `${pack}:${id}`);
  if (page === undefined)
    return (
      <EmptyState title={t("problem.notFound")} text={t("problem.notFoundHelp")} icon="search">
        <Link to="/">{t("nav.home")}</Link>
      </EmptyState>
    );
  return (
    <>
      <PageHeader title={page.title} subtitle={page.description} />
      <PageBlocks key={`${pack}:${id}`} page={page} pageName={`${pack}:${id}`} />
    </>
  );
}
