import type { CallTrouble } from "./retry.rules.ts";

/** What becomes of a comparison that got no page: it is gone on with at `resumeAt`, or ends. */
type AfterNoPage =
  { kind: "later"; resumeAt: Date; failingSince: Date } | { kind: "giveUp" };

const pauseSeconds = 60;
const givenUpAfterHours = 1;

/**
 * When a comparison that got no page is gone on with: as told, or in a minute. What makes no sense will make none in a minute;
 * everything else is worth waiting for, for an hour since the first call in a row that brought none. However long the whole takes,
 * it goes on while pages come. `failingSince` is null where the call before brought a page.
 */
export function afterNoPage(
  {
    trouble,
    retryAfterSeconds,
    failingSince,
  }: {
    trouble: CallTrouble;
    retryAfterSeconds: number | null;
    failingSince: Date | null;
  },
  now: Date,
): AfterNoPage {
  const since = failingSince ?? now;
  const givenUpAt = after(since, givenUpAfterHours * 3600);
  if (trouble === "nonsense" || now >= givenUpAt) return { kind: "giveUp" };
  return {
    kind: "later",
    resumeAt: after(now, retryAfterSeconds ?? pauseSeconds),
    failingSince: since,
  };
}

const after = (time: Date, seconds: number) =>
  new Date(time.getTime() + seconds * 1000);
