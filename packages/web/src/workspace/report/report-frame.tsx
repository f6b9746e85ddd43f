import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { readReportHtml } from "../../api/reports.js";
import type { Query } from "../../api/request.js";
import { Icon } from "../../ui/icon.js";
import { ErrorState } from "../../ui/states.js";
import "./report.css";

interface ReportFrameProps {
  readonly report: string;
  readonly query: Query;
  readonly title: string;
  readonly paper?: string | undefined;
}

/** A rendered report as it will be printed: no script runs in it, it prints by itself, and a row leads out of it to its records. */
export function ReportFrame({ report, query, title, paper }: ReportFrameProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const html = useQuery({ queryKey: ["report", report, query], queryFn: () => readReportHtml(report, query), staleTime: 0, retry: false });
  if (html.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (html.isError) return <ErrorState error={html.error} retry={() => void html.refetch()} />;
  return (
    <div className="z-report">
      <iframe
        ref={frame}
        title={title}
        srcDoc={html.data}
        sandbox="allow-same-origin allow-modals allow-top-navigation-by-user-activation"
        data-paper={paper ?? "a4"}
      />
      <Button className="z-no-print" icon={<Icon name="print" />} onClick={() => frame.current?.contentWindow?.print()}>
        {t("report.print")}
      </Button>
    </div>
  );
}
