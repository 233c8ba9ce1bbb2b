import type { LoggedEvent } from "@throughline/domain/event/read";
import { expect, test } from "vitest";
import type { EventFeed } from "../context.ts";
import { followLog, greetingType } from "./follow-log.ts";

const event = (id: number) =>
  ({ id: BigInt(id), type: "step.started", cursor: `${id}` }) as LoggedEvent;

/** A log that grows; its cursors are how many events came before. */
function growingLog() {
  const log: LoggedEvent[] = [];
  const feed: EventFeed = {
    position: () => Promise.resolve({ cursor: String(log.length) }),
    async *follow(after, matches) {
      for (let at = Number(after ?? log.length); at < log.length; at += 1) {
        const found = log[at];
        if (found && matches(found)) yield found;
        await Promise.resolve();
      }
    },
  };
  return { log, feed };
}

const all = () => true;

test("a greeted reader is told everything that happens after the greeting", async () => {
  const { log, feed } = growingLog();
  log.push(event(1));
  const following = followLog(feed, { after: null, greet: true }, all);
  const greeting = await following.next();
  expect(greeting.value).toMatchObject({ type: greetingType, cursor: "1" });
  log.push(event(2), event(3));
  expect((await following.next()).value).toMatchObject({ id: 2n });
  expect((await following.next()).value).toMatchObject({ id: 3n });
});

test("who goes on from a cursor is not greeted", async () => {
  const { log, feed } = growingLog();
  log.push(event(1), event(2));
  const following = followLog(feed, { after: "1", greet: true }, all);
  expect((await following.next()).value).toMatchObject({ id: 2n });
});

test("who does not ask for it is not greeted", async () => {
  const { feed } = growingLog();
  const following = followLog(feed, { after: null, greet: null }, all);
  expect(await following.next()).toMatchObject({ done: true });
});

test("a reader who leaves before the greeting gets none", async () => {
  const { feed } = growingLog();
  const following = followLog(feed, { after: null, greet: true }, all);
  const first = following.next();
  await following.return?.();
  expect(await first).toMatchObject({ done: true });
});

test("the greeting says what it is about", async () => {
  const { feed } = growingLog();
  const about = { courseId: "a course" };
  const following = followLog(feed, { after: null, greet: true }, all, about);
  expect((await following.next()).value).toMatchObject(about);
});
