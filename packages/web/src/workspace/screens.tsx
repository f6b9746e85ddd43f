import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Link, Route, Routes } from "react-router";
import { EmptyState } from "../ui/states.js";
import { HomePage } from "./home/home-page.js";

const RecordListPage = lazy(async () => ({ default: (await import("./list/record-list-page.js")).RecordListPage }));
const RecordTypesPage = lazy(async () => ({ default: (await import("./list/record-types-page.js")).RecordTypesPage }));
const RecordPage = lazy(async () => ({ default: (await import("./record/record-page.js")).RecordPage }));
const CreatePage = lazy(async () => ({ default: (await import("./form/create-page.js")).CreatePage }));
const EditPage = lazy(async () => ({ default: (await import("./form/edit-page.js")).EditPage }));
const AccountPage = lazy(async () => ({ default: (await import("./account/account-page.js")).AccountPage }));
const PackPage = lazy(async () => ({ default: (await import("./page/pack-page.js")).PackPage }));
const ReportPage = lazy(async () => ({ default: (await import("./report/report-page.js")).ReportPage }));
const ReportsPage = lazy(async () => ({ default: (await import("./report/reports-page.js")).ReportsPage }));
const SearchPage = lazy(async () => ({ default: (await import("./home/search-page.js")).SearchPage }));
const RecordSharingPage = lazy(async () => ({ default: (await import("./sharing/record-sharing-page.js")).RecordSharingPage }));
const SharingPage = lazy(async () => ({ default: (await import("./sharing/sharing-page.js")).SharingPage }));
const UsersPage = lazy(async () => ({ default: (await import("./users/users-page.js")).UsersPage }));
const UserPage = lazy(async () => ({ default: (await import("./users/user-page.js")).UserPage }));
const AuditPage = lazy(async () => ({ default: (await import("./audit/audit-page.js")).AuditPage }));
const Builder = lazy(async () => ({ default: (await import("../builder/builder.js")).Builder }));
const ProfilePage = lazy(async () => ({ default: (await import("./profile/profile-page.js")).ProfilePage }));

/** Address to screen. */
export function Screens() {
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
      <Routes>
        <Route path="/" element={<HomePage />} />
        <Route path="/search" element={<SearchPage />} />
        <Route path="/records" element={<RecordTypesPage />} />
        <Route path="/records/:pack/:type" element={<RecordListPage />} />
        <Route path="/records/:pack/:type/new" element={<CreatePage />} />
        <Route path="/records/:pack/:type/:id" element={<RecordPage />} />
        <Route path="/records/:pack/:type/:id/edit" element={<EditPage />} />
        <Route path="/records/:pack/:type/:id/sharing" element={<RecordSharingPage />} />
        <Route path="/sharing" element={<SharingPage />} />
        <Route path="/ledgers/:pack/:ledger/:account" element={<AccountPage />} />
        <Route path="/pages/:pack/:page" element={<PackPage />} />
        <Route path="/reports" element={<ReportsPage />} />
        <Route path="/reports/:pack/:report" element={<ReportPage />} />
        <Route path="/users" element={<UsersPage />} />
        <Route path="/users/:id" element={<UserPage />} />
        <Route path="/audit" element={<AuditPage />} />
        <Route path="/configuration/*" element={<Builder />} />
        <Route path="/profile" element={<ProfilePage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}

function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t("problem.notFound")} text={t("problem.notFoundHelp")} icon="search">
      <Link to="/">{t("nav.home")}</Link>
    </EmptyState>
  );
}
