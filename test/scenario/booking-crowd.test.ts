import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import { openDatabase, type Database } from "@throughline/prisma";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeSession } from "@throughline/seed/factory/session";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postJson, startTestApi, type TestApi } from "../support/api.ts";
import { makeCrowd, type CrowdMember } from "../support/booking-crowd.ts";
import { whatDoesNotAddUp } from "../support/ledger.ts";
import { openStoreOn } from "../support/store-on.ts";

let api: TestApi;
let database: Database;
let store: Store;
let closeStore: () => Promise<void>;
beforeAll(async () => {
  api = await startTestApi();
  database = openDatabase(api.database.worker);
  ({ store, close: closeStore } = await openStoreOn(
    database,
    api.database.worker,
  ));
});
afterAll(async () => {
  await closeStore();
  await database.$disconnect();
  // Last, as it takes the database away.
  await api.close();
});

/** A student of a crowd, signed in. */
interface Guest extends CrowdMember {
  cookie: string;
}

/** A class with so many seats, and so many signed-in students who may book it. */
async function openRush(count: number, capacity: number) {
  const course = await makeCourse(database, { steps: [{}] });
  const { id: sessionId } = await makeSession(database, {
    startsAt: new Date(Date.now() + 7 * 86_400_000),
    capacity,
    courseStepIds: [course.steps[0]?.id ?? ""],
  });
  const crowd = await makeCrowd(store, { courseId: course.id, count });
  const logins = await signInAll(crowd);
  const guests = logins.map(({ personId, token }) => ({
    ...(crowd.find((each) => each.personId === personId) as CrowdMember),
    cookie: `throughline.session_token=${signed(token)}`,
  }));
  return { sessionId, guests };
}

/** Gives everybody a login and an auth session, as signing in does, by one statement. */
const signInAll = (crowd: readonly CrowdMember[]) =>
  api.db.$queryRaw<{ personId: string; token: string }[]>`
    WITH login AS (
      INSERT INTO "User" (id, "personId", name, email, "updatedAt")
      SELECT gen_random_uuid(), id, 'Student', id || '@rush.example', now()
      FROM unnest(${crowd.map(({ personId }) => personId)}::uuid[]) id RETURNING id, "personId"
    ), auth AS (
      INSERT INTO "AuthSession" (id, "userId", token, "expiresAt", "updatedAt")
      SELECT gen_random_uuid(), id, 'token-' || id, now() + interval '1 day', now() FROM login RETURNING "userId", token
    )
    SELECT l."personId", a.token FROM login l JOIN auth a ON a."userId" = l.id`;

function signed(token: string): string {
  const signature = createHmac("sha256", api.env.authSecret)
    .update(token)
    .digest("base64");
  return encodeURIComponent(`${token}.${signature}`);
}

const source = `mutation ($input: BookInput!) {
  book(input: $input) { __typename ... on UserError { field message } }
}`;

interface Answer {
  data?: { book?: { __typename: string; message?: string } } | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** What a student is told who wants a seat: BOOKED, FULL, or to TRY AGAIN; anything else as it came. */
async function ask(
  { cookie, stepId }: Guest,
  sessionId: string,
): Promise<string> {
  const input = {
    sessionId: writeNodeId("Session", sessionId),
    enrollmentStepId: writeNodeId("EnrollmentStep", stepId),
    requestKey: `rush-${stepId}`,
  };
  const response = await postJson(
    `${api.url}/graphql`,
    { query: source, variables: { input } },
    { cookie },
  ).catch(() => null);
  // On a machine with no time left a connection is cut before it is heard; whoever asked asks again.
  if (!response) return "TRY AGAIN";
  const text = await response.text();
  if (response.status === 503) {
    const wait = Number(response.headers.get("retry-after"));
    return wait > 0 &&
      text.includes('"UNAVAILABLE"') &&
      text.includes("Try again in a moment.")
      ? "TRY AGAIN"
      : `503: ${text}`;
  }
  const { data } = JSON.parse(text) as Answer;
  if (data?.book?.__typename === "Booking") return "BOOKED";
  const isFull = data?.book?.message?.startsWith("This class is full.");
  return isFull ? "FULL" : `${response.status}: ${text}`;
}

const counted = (told: readonly string[]) =>
  Object.fromEntries(
    [...Map.groupBy(told, (word) => word)].map(([word, all]) => [
      word,
      all.length,
    ]),
  );

test(
  "of a thousand who ask at once for ten seats ten get one, and the others are told that it is full or to try again",
  { timeout: 300_000 },
  async () => {
    const { sessionId, guests } = await openRush(1000, 10);
    const first = await Promise.all(
      guests.map((guest) => ask(guest, sessionId)),
    );
    const {
      BOOKED: _b,
      FULL: _f,
      "TRY AGAIN": again = 0,
      ...else_
    } = counted(first);
    expect(else_).toEqual({});
    const booked = await database.booking.count({ where: { sessionId } });
    expect(booked).toBeLessThanOrEqual(10);

    // Whoever was told so tries again, with the same key: a booking that was made meanwhile is found.
    const told = [];
    const left = guests.filter((_, index) => first[index] === "TRY AGAIN");
    expect(left.length).toBe(again);
    for (const guest of left) {
      let word = await ask(guest, sessionId);
      while (word === "TRY AGAIN") {
        await sleep(200);
        word = await ask(guest, sessionId);
      }
      told.push(word);
    }
    const all = [...first.filter((word) => word !== "TRY AGAIN"), ...told];
    expect(counted(all)).toEqual({ BOOKED: 10, FULL: 990 });
    const session = await database.session.findUniqueOrThrow({
      where: { id: sessionId },
    });
    expect(session.seatsTaken).toBe(10);
    expect(await whatDoesNotAddUp(database)).toEqual([]);
  },
);

test("who finds no connection free in time is told to try again in a moment, and it works then", async () => {
  const { sessionId, guests } = await openRush(14, 14);
  const owner = openDatabase(api.database.owner, { max: 1 });
  const release = Promise.withResolvers<undefined>();
  const locked = Promise.withResolvers<undefined>();
  const holding = owner.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM "Session" WHERE id = ${sessionId}::uuid FOR UPDATE`;
      locked.resolve(undefined);
      await release.promise;
    },
    { timeout: 60_000 },
  );
  await locked.promise;
  const asked = guests.map((guest) => ask(guest, sessionId));
  // All connections wait for the class; the others for a connection, longer than a transaction waits for one.
  const late = await Promise.race(asked);
  release.resolve(undefined);
  await holding;
  await owner.$disconnect();
  expect(late).toBe("TRY AGAIN");
  const told = await Promise.all(asked);
  expect(Object.keys(counted(told)).toSorted()).toEqual([
    "BOOKED",
    "TRY AGAIN",
  ]);
  const again = guests[told.indexOf("TRY AGAIN")];
  if (!again) throw new Error("nobody was told to try again");
  expect(await ask(again, sessionId)).toBe("BOOKED");
});

test("two commands that lock each other out are both carried out", async () => {
  const one = await makeSession(database, {});
  const other = await makeSession(database, {});
  let runs = 0;
  const meet = Promise.withResolvers<undefined>();
  let here = 0;
  const lockBoth = (first: string, second: string) =>
    transact(store, { actor: theSystem }, async (tx) => {
      runs += 1;
      await tx.db.session.update({
        where: { id: first },
        data: { capacity: { increment: 1 } },
      });
      if ((here += 1) === 2) meet.resolve(undefined);
      await meet.promise;
      await tx.db.session.update({
        where: { id: second },
        data: { capacity: { increment: 1 } },
      });
    });
  await Promise.all([lockBoth(one.id, other.id), lockBoth(other.id, one.id)]);
  expect(runs).toBe(3);
  for (const { id, capacity } of [one, other])
    expect(
      await database.session.findUniqueOrThrow({ where: { id } }),
    ).toMatchObject({ capacity: capacity + 2 });
});
