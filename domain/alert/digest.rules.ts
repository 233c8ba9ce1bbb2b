import { alertKinds, type AlertKind } from "./alert.rules.ts";

/** The day (`2026-11-21`) and the time (`07:05`) that a clock on the wall of a zone shows. */
export function wallClock(
  now: Date,
  timeZone: string,
): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(now);
  const [day = "", time = ""] = parts.split(" ");
  return { day, time };
}

/** True from the digest's time of the day on, by the school's clock. */
export const isDigestTime = (
  now: Date,
  { digestAt, timeZone }: { digestAt: string; timeZone: string },
): boolean => wallClock(now, timeZone).time >= digestAt;

interface DigestLine {
  title: string;
  body: string;
  href: string;
}
interface DigestGroup {
  kind: AlertKind;
  /** Empty where no partner is meant. */
  partnerName: string;
  count: number;
  /** The newest ones; the rest is counted. */
  lines: DigestLine[];
}

/** A letter that nobody reads to the end helps nobody. */
const linesPerGroup = 10;

/** Groups alerts by kind, in the order of {@link alertKinds}, and by partner. */
export function groupAlerts(
  alerts: readonly (DigestLine & { kind: string; partnerName: string })[],
): DigestGroup[] {
  const groups = Map.groupBy(
    alerts,
    ({ kind, partnerName }) => `${kind}\n${partnerName}`,
  );
  const found = [...groups.values()].flatMap((group): DigestGroup[] => {
    const [first] = group;
    const kind = alertKinds.find((each) => each === first?.kind);
    if (!first || !kind) return [];
    const lines = group
      .slice(0, linesPerGroup)
      .map(({ title, body, href }) => ({ title, body, href }));
    return [
      { kind, partnerName: first.partnerName, count: group.length, lines },
    ];
  });
  return found.toSorted(
    (a, b) =>
      alertKinds.indexOf(a.kind) - alertKinds.indexOf(b.kind) ||
      a.partnerName.localeCompare(b.partnerName),
  );
}
