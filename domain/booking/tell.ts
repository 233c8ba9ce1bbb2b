import type { Purpose } from "../message/purpose.ts";
import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";

/** A class, as a letter names it. */
interface NamedClass {
  id: string;
  title: string;
  startsAt: Date;
  timeZone: string;
}

type AboutClass = Extract<
  Purpose,
  "classBooked" | "classLeft" | "seatOffered" | "offerEnded" | "waitEnded"
>;

/** Plans a letter to a person about a class, once for the occurrence: a booking's id, an offer's, a wait's. */
export async function tellAboutClass(
  tx: Tx,
  purpose: AboutClass,
  { personId, occurrence }: { personId: string; occurrence: string },
  { id: sessionId, title, startsAt, timeZone }: NamedClass,
  now: Date,
  about: Record<string, string | boolean | null> = {},
): Promise<void> {
  const payload = {
    sessionId,
    title,
    startsAt: startsAt.toISOString(),
    timeZone,
    ...about,
  };
  await planSend(tx, { personId, purpose, occurrence, payload }, now);
}
