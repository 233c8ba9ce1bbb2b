import { useIntl } from "react-intl";
import { useViewer } from "../person/use-viewer.ts";

/** An instant's day in the student's own time zone; on public pages in UTC, which is named. The full time is its title. */
export function Day({ at }: { at: string }) {
  const { formatDate } = useIntl();
  const own = useViewer()?.person.timeZone;
  const timeZone = own ?? "UTC";
  return (
    <time
      dateTime={at}
      title={formatDate(at, { dateStyle: "full", timeStyle: "long", timeZone })}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {formatDate(at, { dateStyle: "long", timeZone })}
      {own === undefined && " (UTC)"}
    </time>
  );
}
