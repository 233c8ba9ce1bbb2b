import { useHydrated, useLocale } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/**
 * When a class begins: by the reader's clock, and below by the clock of the class where that shows something else. `zone` is the
 * reader's; without one it is the browser's once the page runs.
 */
export function ClassTime({
  startsAt,
  timeZone,
  zone,
}: {
  startsAt: string;
  timeZone: string;
  zone?: string | undefined;
}) {
  const text = useText();
  const { locale } = useLocale();
  const isHydrated = useHydrated();
  const own = zone ?? (isHydrated ? undefined : timeZone);
  const day = {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  } as const;
  const clock = { hour: "numeric", minute: "2-digit" } as const;
  const at = new Date(startsAt);
  const here = write(locale, own, { ...day, ...clock })(at);
  const there = write(locale, timeZone, { ...day, ...clock })(at);
  const named = write(locale, timeZone, {
    weekday: "short",
    ...clock,
    timeZoneName: "short",
  });
  return (
    <time dateTime={at.toISOString()} suppressHydrationWarning>
      <span className="whitespace-nowrap">{here}</span>
      {here !== there && (
        <span className="block text-xs text-muted">
          {text("sessions.there", { time: named(at) })}
        </span>
      )}
    </time>
  );
}

const write = (
  locale: string,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
) => {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone });
  return (at: Date) => format.format(at);
};
