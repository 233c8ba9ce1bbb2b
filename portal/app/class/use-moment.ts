import { useIntl } from "react-intl";
import { useReaderZone } from "./use-reader-zone.ts";

/** Writes a moment out in the reader's zone, whose name it ends with: "Mon, Nov 30, 6:00 PM EST". */
export function useMoment(): (at: string) => string {
  const { formatDate } = useIntl();
  const timeZone = useReaderZone() ?? "UTC";
  return (at) =>
    formatDate(at, {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "numeric",
      minute: "2-digit",
      timeZoneName: "short",
      timeZone,
    });
}
