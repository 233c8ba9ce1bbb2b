import { NavTabs } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { useStaff } from "./staff.ts";

/** The pipelines of the other courses; drafts have none. */
export function CourseSwitcher({ current }: { current: string }) {
  const text = useText();
  const courses = useStaff()?.courses ?? [];
  return (
    <NavTabs
      label={text("nav.courses")}
      tabs={courses
        .filter(({ state, code }) => state !== "DRAFT" || code === current)
        .map(({ code, title }) => ({
          href: `/pipeline/${encodeURIComponent(code)}`,
          label: title,
          current: code === current,
        }))}
    />
  );
}
