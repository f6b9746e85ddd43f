import { useQueryClient } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { listenToEvents } from "../../api/events.js";
import { useNarrow } from "../../ui/use-media.js";
import { SideNav } from "./side-nav.js";
import { TopBar } from "./top-bar.js";

/** Bar above, navigation beside, the screen in the middle. */
export function Shell({ children }: { readonly children: React.ReactNode }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useServerEvents();
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="z-shell">
      <a className="z-skip" href="#main">
        {t("nav.skip")}
      </a>
      <TopBar onMenu={narrow ? () => setOpen(true) : undefined} />
      {narrow ? (
        <Drawer placement="left" size={290} open={open} onClose={() => setOpen(false)} title={t("product.name")} styles={{ body: { padding: 0 } }}>
          <SideNav onGo={() => setOpen(false)} />
        </Drawer>
      ) : (
        <aside className="z-side">
          <SideNav />
        </aside>
      )}
      <main id="main" ref={main} tabIndex={-1} className="z-main">
        {children}
      </main>
    </div>
  );
}

function useServerEvents(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      listenToEvents(({ event, type, id, draft, done, of }) => {
        if (event === "revision") void client.invalidateQueries({ queryKey: ["configuration"] });
        else if (event === "task") void client.invalidateQueries({ queryKey: ["tasks"] });
        else if (event === "cases") client.setQueryData(["case-progress", draft], { done, of });
        else if (type !== undefined) {
          void client.invalidateQueries({ queryKey: ["records", type] });
          void client.invalidateQueries({ queryKey: ["calendar"] });
          if (id !== undefined) void client.invalidateQueries({ queryKey: ["record", type, id] });
        }
      }),
    [client],
  );
}
