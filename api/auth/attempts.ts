import { createHash } from "node:crypto";
import type { DBAdapter } from "better-auth";

/** Where attempts are counted, for all api processes together. */
export type AttemptCounter = Pick<
  DBAdapter,
  "findOne" | "create" | "update" | "incrementOne"
>;

interface Attempts {
  count: number;
  /** When the minute began, in milliseconds. */
  lastRequest: number | bigint;
}

const minuteMs = 60_000;
const model = "rateLimit";

/**
 * Counts an attempt under a key and says in how many seconds the next one is heard: 0 where this one is within the `max` of
 * its minute. The key is kept as a hash, for it names people.
 */
export async function countAttempt(
  counter: AttemptCounter,
  plainKey: string,
  max: number,
  now: Date,
): Promise<number> {
  const key = createHash("sha256").update(plainKey).digest("base64url");
  const where = [{ field: "key", value: key }];
  const find = () => counter.findOne<Attempts>({ model, where });
  const time = now.getTime();

  let known = await find();
  if (!known) {
    const first = { key, count: 1, lastRequest: time };
    const isFirst = await counter.create({ model, data: first }).then(
      () => true,
      () => false,
    );
    if (isFirst) return 0;
    known = await find();
    if (!known) return 0;
  }
  const began = Number(known.lastRequest);
  if (time - began >= minuteMs) {
    const anew = { count: 1, lastRequest: time };
    await counter.update({ model, where, update: anew });
    return 0;
  }
  const counted = await counter.incrementOne({
    model,
    where: [...where, { field: "count", operator: "lt", value: max }],
    increment: { count: 1 },
  });
  return counted ? 0 : Math.ceil((began + minuteMs - time) / 1_000);
}
