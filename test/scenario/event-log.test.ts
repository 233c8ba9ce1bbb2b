import { endOfLog, readAfter } from "@throughline/domain/event/read";
import { recordEvent } from "@throughline/domain/event/record";
import { readCursor } from "@throughline/domain/event/event.cursor";
import { afterAll, beforeAll, expect, test } from "vitest";
import { monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
beforeAll(async () => {
  school = await openStore();
});
afterAll(() => school.close());

/** Records one event whose transaction stays open until `finish` is called. */
function beginRecording() {
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let recorded = () => {};
  const isRecorded = new Promise<void>((resolve) => {
    recorded = resolve;
  });
  const committed = school.database.$transaction(async (db) => {
    await db.domainEvent.create({
      data: {
        type: "person.updated",
        occurredAt: monday,
        actorKind: "SYSTEM",
        actorName: "slow",
      },
    });
    recorded();
    await held;
  });
  return { isRecorded, commit: () => (finish(), committed) };
}

const recordOne = () =>
  school.run((tx) => {
    recordEvent(tx, { type: "person.created", occurredAt: monday });
    return Promise.resolve();
  });

test("an event that commits after a later one is read once, and nothing twice", async () => {
  const start = await endOfLog(school.database);
  const slow = beginRecording();
  await slow.isRecorded;
  await recordOne();

  const first = await readAfter(school.database, start);
  expect(first.events.map(({ type }) => type)).toEqual(["person.created"]);

  await slow.commit();
  const second = await readAfter(school.database, first.next);
  expect(second.events.map(({ type }) => type)).toEqual(["person.updated"]);
  expect((await readAfter(school.database, second.next)).events).toEqual([]);
});

test("pages end where the next one begins", async () => {
  const start = await endOfLog(school.database);
  for (let count = 0; count < 7; count += 1) await recordOne();
  let cursor = start;
  const seen: bigint[] = [];
  for (let pages = 0; pages < 5; pages += 1) {
    const page = await readAfter(school.database, cursor, 3);
    seen.push(...page.events.map(({ id }) => id));
    cursor = page.next;
  }
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
});

test("a reader that stops after any event goes on right behind it", async () => {
  const start = await endOfLog(school.database);
  for (let count = 0; count < 4; count += 1) await recordOne();
  const { events } = await readAfter(school.database, start);
  for (const [index, { cursor }] of events.entries()) {
    const place = readCursor(cursor);
    const rest = place && (await readAfter(school.database, place));
    expect(rest?.events.map(({ id }) => id)).toEqual(
      events.slice(index + 1).map(({ id }) => id),
    );
  }
});

test("nobody rewrites a recorded fact", async () => {
  await recordOne();
  await expect(
    school.database.$executeRaw`DELETE FROM "DomainEvent"`,
  ).rejects.toThrow();
  await expect(
    school.database.$executeRaw`UPDATE "DomainEvent" SET type = 'x'`,
  ).rejects.toThrow();
});

test("readers are woken after a command that recorded something, and only then", async () => {
  const before = school.hints();
  await school.run(() => Promise.resolve());
  expect(school.hints()).toBe(before);
  await recordOne();
  expect(school.hints()).toBe(before + 1);
});
