import { useLocale } from "react-aria-components";
import { cn } from "./cn.ts";
import { useHydrated } from "./use-hydrated.ts";
import { useNow } from "./use-now.ts";

/**
 * An instant as "5 minutes ago", with the full date, time and zone as its title. The server, and a page without JavaScript, shows
 * the absolute time in `zone` (UTC unless given) so that both sides agree; then the reader's own zone takes over. `now` fixes the clock.
 */
export function RelativeTime({ at, now, zone, className }: RelativeTimeProps) {
  const { locale } = useLocale();
  const hydrated = useHydrated();
  const clock = useNow();
  const instant = new Date(at);
  const from = now === undefined ? clock : new Date(now).getTime();
  const timeZone = hydrated ? zone : (zone ?? "UTC");
  const full = formatTime(instant, locale, timeZone, {
    dateStyle: "full",
    timeStyle: "long",
  });
  const text =
    from === null
      ? formatTime(instant, locale, timeZone, absolute)
      : relative(instant.getTime() - from, locale);
  return (
    <time
      dateTime={instant.toISOString()}
      title={full}
      className={cn("whitespace-nowrap", className)}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}

/** An instant as its time of day ("10:42"), in the reader's zone once hydrated. */
export function ClockTime({
  at,
  zone,
  className,
}: Omit<RelativeTimeProps, "now">) {
  const { locale } = useLocale();
  const hydrated = useHydrated();
  const instant = new Date(at);
  const text = formatTime(instant, locale, hydrated ? zone : (zone ?? "UTC"), {
    timeStyle: "short",
    hourCycle: "h23",
  });
  return (
    <time
      dateTime={instant.toISOString()}
      className={cn("whitespace-nowrap", className)}
      suppressHydrationWarning
    >
      {text}
    </time>
  );
}

const absolute: Intl.DateTimeFormatOptions = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZoneName: "short",
};

function formatTime(
  at: Date,
  locale: string,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
}

/** A difference in milliseconds as its largest whole unit; less than 45 s is "now". */
function relative(differenceMs: number, locale: string): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const [size, unit] = units.find(
    ([size]) => Math.abs(differenceMs) >= size * 0.75,
  ) ?? [1000, "second"];
  return format.format(
    unit === "second" ? 0 : Math.round(differenceMs / size),
    unit,
  );
}

const units: [number, Intl.RelativeTimeFormatUnit][] = [
  [31_557_600_000, "year"],
  [2_629_800_000, "month"],
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
];

type RelativeTimeProps = {
  at: string | number | Date;
  now?: string | number | Date;
  zone?: string;
  className?: string;
};
