import { Pill, useLocale } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

interface PlannedDate {
  startsLocal: string;
  startsAt: string;
  clock: "EXACT" | "GAP" | "OVERLAP";
  isPast: boolean;
  conflicts: { id: string; title: string }[];
}

/** The dates on which a class would be, by the clock of its zone, each with what speaks against it. */
export function PlannedDates({
  dates,
  timeZone,
}: {
  dates: PlannedDate[];
  timeZone: string;
}) {
  const text = useText();
  const { locale } = useLocale();
  const format = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
  return (
    <ol
      aria-label={text("session.new.dates", { count: dates.length })}
      className="flex list-decimal flex-col gap-2 ps-8 text-sm"
    >
      {dates.map(({ startsAt, clock, isPast, conflicts }) => (
        <li key={startsAt}>
          <time dateTime={startsAt}>{format.format(new Date(startsAt))}</time>
          {isPast && (
            <>
              {" "}
              <Pill tone="strong">{text("session.new.past")}</Pill>
            </>
          )}
          {clock !== "EXACT" && (
            <span className="block text-xs text-muted">
              {text(`session.new.clock.${clock}`)}
            </span>
          )}
          {conflicts.length > 0 && (
            <span className="block text-xs wrap-anywhere">
              {text("session.new.clash", {
                list: conflicts.map(({ title }) => title).join(", "),
              })}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
