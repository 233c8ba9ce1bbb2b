import { setTimeout as sleep } from "node:timers/promises";

/** Looks again and again, at most for so long, until what is looked for is there; throws with `what` otherwise. */
export async function until<Found>(
  what: string,
  look: () =>
    | Promise<Found | null | undefined | false>
    | Found
    | null
    | undefined
    | false,
  seconds = 30,
): Promise<Found> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end)
      throw new Error(`waited ${seconds} s in vain until ${what}`);
    await sleep(25);
  }
}
