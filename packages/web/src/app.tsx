import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

const Portal = lazy(async () => ({ default: (await import("./portal/portal.js")).Portal }));
const Workspace = lazy(async () => ({ default: (await import("./workspace/workspace.js")).Workspace }));

/** Public pages and the workspace are apart, so that neither loads the other. */
export function App() {
  const { t } = useTranslation();
  const isPublic = /^\/notices(\/|$)/.test(location.pathname);
  return (
    <Suspense
      fallback={
        <p className="z-loading" role="status">
          {t("state.loading")}
        </p>
      }
    >
      {isPublic ? <Portal /> : <Workspace />}
    </Suspense>
  );
}
