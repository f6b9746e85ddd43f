import { useTranslation } from "react-i18next";
import { useStanding } from "../../ui/configuration-context.js";
import { formatDate, localDay } from "../../ui/format-date.js";
import { useLanguage } from "../../ui/language.js";
import { PageHeader } from "../../ui/page-header.js";
import { PageBlocks } from "../page/page-blocks.js";
import { homePage, pageRef } from "../shell/navigation.js";
import { SamplesNote } from "./samples-note.js";
import { TaskList } from "./task-list.js";

/** What is to be done, beside the navigation. */
export function HomePage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { me, configuration } = useStanding();
  const zone = configuration.calendar?.zone ?? "Asia/Shanghai";
  const where = me.roles[0];
  const page = homePage(configuration);
  return (
    <>
      <PageHeader
        title={page?.title ?? t("home.title")}
        subtitle={[formatDate(localDay(new Date(), zone), language), where === undefined ? undefined : `${where.orgUnitName} ${where.title}`]
          .filter(Boolean)
          .join(" · ")}
      />
      <SamplesNote />
      {page === undefined ? <TaskList /> : <PageBlocks page={page} pageName={pageRef(page, configuration)} />}
    </>
  );
}
