import { setTimeout as sleep } from "node:timers/promises";
import type { Feed } from "./events/feed.ts";
import { sendJson } from "./http/answer.ts";
import type { Exchange } from "./http/exchange.ts";

const patienceMs = 2_000;

/** `GET /health`: 200 where the database answers within two seconds, with the end of the event log; else 503. */
export async function answerHealth(
  feed: Pick<Feed, "position">,
  { response, log }: Exchange,
): Promise<void> {
  const giveUp = new AbortController();
  try {
    const position = await Promise.race([
      feed.position(),
      sleep(patienceMs, undefined, { signal: giveUp.signal }),
    ]);
    if (!position) throw new Error("the database does not answer");
    sendJson(response, 200, {
      status: "ok",
      database: "reachable",
      feed: position,
    });
  } catch (error) {
    log.error(error, "not healthy");
    sendJson(response, 503, {
      status: "unavailable",
      database: "unreachable",
    });
  } finally {
    giveUp.abort();
  }
}
