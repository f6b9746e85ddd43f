import { Route, Routes } from "react-router";
import { useStanding } from "../ui/configuration-context.js";
import { EmptyState } from "../ui/states.js";
import "./builder.css";
import { useTranslation } from "react-i18next";
import { DefinitionPage } from "./definition/definition-page.js";
import { ConflictsPage } from "./draft/conflicts-page.js";
import { DraftPage } from "./draft/draft-page.js";
import { ComparePage } from "./home/compare-page.js";
import { HomePage } from "./home/home-page.js";
import { RollbackPage } from "./home/rollback-page.js";
import { useTexts } from "./texts.js";

/** The builder: where administrators change the configuration; below `/configuration`. */
export function Builder() {
  const { t } = useTranslation();
  const { t: own } = useTexts();
  const { me } = useStanding();
  if (!me.may.configure) return <EmptyState title={t("problem.denied")} text={t("problem.deniedHelp")} icon="lock" />;
  return (
    <Routes>
      <Route index element={<HomePage />} />
      <Route path="compare/:from/:to" element={<ComparePage />} />
      <Route path="upgrades/:id" element={<RollbackPage />} />
      <Route path="drafts/:draft" element={<DraftPage />} />
      <Route path="drafts/:draft/conflicts" element={<ConflictsPage />} />
      <Route path="drafts/:draft/:pack/:kind/:name" element={<DefinitionPage />} />
      <Route path="*" element={<EmptyState title={own("wrongPath")} icon="search" />} />
    </Routes>
  );
}
