import { lineUp } from "@throughline/domain/partner/line-up";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Desk } from "../desk.ts";

const everyMs = 1000;

/**
 * Looks every second which partners can be gone on with, and lines up their drains. What waits, waits in rows and not in jobs, so
 * nothing is lost whatever stops; every worker looks, and one job each comes of it. `close` ends the looking.
 */
export function lookOutForPartners(desk: Desk): { close: () => Promise<void> } {
  let looking: Promise<void> | null = null;
  const timer = setInterval(() => {
    looking ??= look(desk).finally(() => {
      looking = null;
    });
  }, everyMs);
  return {
    async close() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function look({ store, now, log }: Desk): Promise<void> {
  try {
    await transact(store, { actor: theSystem }, (tx) => lineUp(tx, now()));
  } catch (err) {
    log.error({ err }, "could not look out for the partners");
  }
}
