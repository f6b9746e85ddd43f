import type { Configuration, Me, PageView } from "../../api/types.js";
import { packOf, qualify } from "../../ui/refs.js";

export interface NavigationGroup {
  readonly title: string;
  readonly pages: readonly { readonly ref: string; readonly title: string; readonly icon?: string | undefined }[];
}

/** `pack:id` of a page. */
export function pageRef(page: PageView, configuration: Configuration): string {
  return page.ref ?? qualify(page.id, configuration.packs[0]?.id ?? "");
}

/** The page of a pack that holds the inbox; it is the home of the workspace. */
export function homePage(configuration: Configuration): PageView | undefined {
  return configuration.pages.find((page) => page.audience !== "portal" && page.blocks.some((block) => block.type === "tasks"));
}

/** Whose work is elsewhere: without a role somewhere, a person's own pages are those of the portal. */
export function isResident(me: Me): boolean {
  return me.roles.length === 0 && me.personId !== undefined;
}

/** Pages under their sections, in the order of packs, sections and pages: of the workspace, or of the portal for a resident. */
export function navigationOf(configuration: Configuration, resident = false): readonly NavigationGroup[] {
  const home = resident ? undefined : homePage(configuration);
  const packs = new Map(configuration.packs.map((pack, place) => [pack.id, { title: pack.title, place }]));
  const pages = configuration.pages
    .filter((page) => (page.audience === "portal") === resident && page !== home)
    .map((page) => ({ page, ref: pageRef(page, configuration) }))
    .sort((a, b) => (packs.get(packOf(a.ref))?.place ?? 99) - (packs.get(packOf(b.ref))?.place ?? 99) || (a.page.order ?? 1000) - (b.page.order ?? 1000));
  const groups = new Map<string, { ref: string; title: string; icon?: string | undefined }[]>();
  for (const { page, ref } of pages) {
    const title = page.section ?? packs.get(packOf(ref))?.title ?? "";
    groups.set(title, [...(groups.get(title) ?? []), { ref, title: page.title, icon: page.icon }]);
  }
  return [...groups].map(([title, members]) => ({ title, pages: members }));
}
