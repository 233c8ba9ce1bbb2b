import { randomUUID } from "node:crypto";
import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { matchMessage } from "@throughline/domain/inbox/match-message";
import { orderingKeyOf } from "@throughline/domain/inbox/ordering-key";
import { receive } from "@throughline/domain/inbox/receive";
import { quarantineWaiting } from "@throughline/domain/inbox/quarantine-waiting";
import { suggestMatches } from "@throughline/domain/inbox/suggest-matches";
import { addEmailAddress } from "@throughline/domain/person/add-email-address";
import { findLookalikes } from "@throughline/domain/person/find-lookalikes";
import {
  mergePeople,
  previewMerge,
} from "@throughline/domain/person/merge-people";
import { unmergePeople } from "@throughline/domain/person/unmerge-people";
import { writeNodeId } from "@throughline/schema/node-id";
import { makeEnrollment } from "@throughline/seed/factory/enrollment";
import { makePerson } from "@throughline/seed/factory/person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn } from "../support/api-client.ts";
import {
  addLogin,
  portalUrl,
  startTestApi,
  type TestApi,
} from "../support/api.ts";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { beginJourney, daysLater, monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
});
afterAll(async () => {
  await api.close();
  await school.close();
});

const reason = "The same student with two addresses.";
const admin: Asker = {
  role: "ADMIN",
  personId: "00000000-0000-4000-8000-000000000001",
};
const merge = (keptId: string, mergedId: string) =>
  school.run((tx) =>
    mergePeople(tx, { keptId, mergedId, reason }, daysLater(1)),
  );
const unmerge = (mergeId: string) =>
  school.run((tx) => unmergePeople(tx, { mergeId, reason }, daysLater(2)));

/** All that belongs to somebody, in a form that can be compared. */
async function belongings(personId: string) {
  const person = await school.database.person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      emails: { orderBy: { id: "asc" } },
      enrollments: { orderBy: { id: "asc" } },
      certificates: { orderBy: { id: "asc" } },
      sendIntents: { orderBy: { id: "asc" } },
    },
  });
  return {
    mergedIntoId: person.mergedIntoId,
    emails: person.emails.map(({ address, isPrimary }) => ({
      address,
      isPrimary,
    })),
    enrollments: person.enrollments.map(({ id, attempt, state }) => ({
      id,
      attempt,
      state,
    })),
    certificates: person.certificates.map(({ serial }) => serial),
    intents: person.sendIntents.map(({ dedupeKey }) => dedupeKey),
  };
}

describe("merging two records of one human", () => {
  test("moves everything over, and taking it back restores both exactly", async () => {
    const kept = await beginJourney(school);
    const merged = await beginJourney(school);
    const before = {
      kept: await belongings(kept.person.id),
      merged: await belongings(merged.person.id),
    };
    const outcome = await merge(kept.person.id, merged.person.id);
    if (outcome.kind !== "merged") throw new Error(outcome.kind);
    expect(await belongings(kept.person.id)).toMatchObject({
      emails: [{ isPrimary: true }, { isPrimary: false }],
      enrollments: { length: 2 },
    });
    expect(await belongings(merged.person.id)).toEqual({
      mergedIntoId: kept.person.id,
      emails: [],
      enrollments: [],
      certificates: [],
      intents: [],
    });

    expect(await unmerge(outcome.mergeId)).toEqual({
      kind: "unmerged",
      personId: merged.person.id,
    });
    expect({
      kept: await belongings(kept.person.id),
      merged: await belongings(merged.person.id),
    }).toEqual(before);
  });

  test("that is repeated, also ten times at once, merges once", async () => {
    const kept = await makePerson(school.database);
    const merged = await makePerson(school.database);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => merge(kept.id, merged.id)),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      "merged",
      ...Array.from({ length: 9 }, () => "unchanged"),
    ]);
    const events = await school.database.domainEvent.count({
      where: { personId: kept.id, type: "person.merged" },
    });
    expect(events).toBe(1);
  });

  test("in both directions at once leaves one of them", async () => {
    const one = await makePerson(school.database);
    const other = await makePerson(school.database);
    const outcomes = await Promise.all([
      merge(one.id, other.id),
      merge(other.id, one.id),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
      "merged",
      "refused",
    ]);
  });

  test("of whom both take the same course is refused until one enrollment is canceled", async () => {
    const kept = await beginJourney(school);
    const merged = await makePerson(school.database);
    const { id: enrollmentId } = await makeEnrollment(
      school.store,
      { personId: merged.id, courseId: kept.course.id },
      monday,
    );
    expect(await merge(kept.person.id, merged.id)).toMatchObject({
      kind: "refused",
      field: "mergedId",
    });
    expect((await belongings(merged.id)).enrollments).toHaveLength(1);

    await school.run((tx) =>
      changeEnrollment(tx, "cancel", { enrollmentId, reason }, monday),
    );
    expect(await merge(kept.person.id, merged.id)).toMatchObject({
      kind: "merged",
    });
    expect(
      (await belongings(kept.person.id)).enrollments.map(
        ({ attempt }) => attempt,
      ),
    ).toEqual(expect.arrayContaining([1, 2]));
  });

  test("of somebody who is not there, or with a reason that is none, is refused with the field", async () => {
    const kept = await makePerson(school.database);
    const mutation = `mutation ($input: MergePeopleInput!) { mergePeople(input: $input) { __typename ... on UserError { field } } }`;
    const ask = (input: object) => api.ask(admin, mutation, { input });
    const keptId = writeNodeId("Person", kept.id);
    const nobody = writeNodeId("Person", randomUUID());
    for (const [input, answer] of [
      [{ keptId, mergedId: nobody, reason }, { field: "input.mergedId" }],
      [{ keptId, mergedId: "x", reason }, { field: "input.mergedId" }],
      [{ keptId, mergedId: keptId, reason }, { field: "input.mergedId" }],
      [{ keptId, mergedId: nobody, reason: "\0" }, { field: "input.reason" }],
    ] as const)
      expect((await ask(input)).data).toMatchObject({ mergePeople: answer });
  });

  test("keeps what came after it with the kept record when it is taken back", async () => {
    const kept = await makePerson(school.database);
    const merged = await beginJourney(school);
    const outcome = await merge(kept.id, merged.person.id);
    if (outcome.kind !== "merged") throw new Error(outcome.kind);
    const later = await beginJourney(school);
    const { id } = await makeEnrollment(
      school.store,
      { personId: kept.id, courseId: later.course.id },
      daysLater(1),
    );
    await unmerge(outcome.mergeId);
    expect((await belongings(kept.id)).enrollments).toMatchObject([{ id }]);
    expect((await belongings(merged.person.id)).enrollments).toMatchObject([
      { id: merged.enrollmentId },
    ]);
  });

  test("is previewed without changing anything", async () => {
    const kept = await makePerson(school.database);
    const merged = await beginJourney(school);
    const before = await belongings(merged.person.id);
    const preview = await previewMerge(school.database, {
      keptId: kept.id,
      mergedId: merged.person.id,
    });
    expect(preview).toMatchObject({ obstacles: [], login: "none" });
    expect(await belongings(merged.person.id)).toEqual(before);
  });
});

describe("one human with two logins", () => {
  let server: TestApi;
  beforeAll(async () => {
    server = await startTestApi();
  });
  afterAll(() => server.close());

  const me = `{ me { person { id } } }`;
  const mutation = `mutation ($input: MergePeopleInput!) { mergePeople(input: $input) { __typename ... on UserError { message } } }`;

  test("sees the one person with either, and what happened to the other record", async () => {
    const password = "a long password of a student";
    const logins = ["ana@home.example", "ana@work.example"].map((email) => ({
      email,
      password,
    }));
    const people = [];
    for (const login of logins)
      people.push((await addLogin(server, login)).personId);
    const [keptId = "", mergedId = ""] = people;
    const staff = { email: "astrid@school.example", password };
    await addLogin(server, { ...staff, role: "ADMIN" });
    await server.db.domainEvent.create({
      data: {
        type: "person.invited",
        occurredAt: monday,
        actorKind: "SYSTEM",
        actorName: "Throughline",
        personId: mergedId,
      },
    });
    const input = {
      keptId: writeNodeId("Person", keptId),
      mergedId: writeNodeId("Person", mergedId),
      reason,
    };
    const asStaff = await signIn(server.url, staff, portalUrl);
    expect(await asStaff.ask(mutation, { input })).toEqual({
      mergePeople: { __typename: "Person" },
    });

    for (const login of logins) {
      const client = await signIn(server.url, login, portalUrl);
      const person = writeNodeId("Person", keptId);
      const seen = await client.ask<{ node: unknown }>(
        `query ($id: ID!) { node(id: $id) { id ... on Person { events(first: 5) { edges { node { type } } } } } }`,
        { id: person },
      );
      expect(seen.node).toMatchObject({
        id: person,
        events: {
          edges: expect.arrayContaining([
            { node: { type: "person.invited" } },
          ]) as unknown,
        },
      });
      expect(await client.ask(me)).toBeTruthy();
    }
  });

  test("of the staff is not merged away", async () => {
    const password = "a long password of an admin";
    const staff = { email: "anna@school.example", password };
    const { personId } = await addLogin(server, { ...staff, role: "ADMIN" });
    const { personId: other } = await addLogin(server, {
      email: "anna@home.example",
    });
    const client = await signIn(server.url, staff, portalUrl);
    const input = {
      keptId: writeNodeId("Person", other),
      mergedId: writeNodeId("Person", personId),
      reason,
    };
    expect(await client.ask(mutation, { input })).toMatchObject({
      mergePeople: { __typename: "Refused" },
    });
  });
});

describe("another address of a person", () => {
  const add = (personId: string, address: string, proof: "none" | "staff") =>
    school.run((tx) =>
      addEmailAddress(tx, { personId, address, proof, reason }, monday),
    );

  test("is added once, and verified later", async () => {
    const person = await makePerson(school.database);
    const address = `${person.id}@partner.example`;
    expect((await add(person.id, address, "none")).kind).toBe("added");
    expect((await add(person.id, address, "none")).kind).toBe("unchanged");
    expect((await add(person.id, address, "staff")).kind).toBe("verified");
    expect((await add(person.id, address, "staff")).kind).toBe("unchanged");
  });

  test("that is somebody else's is refused, with the way out", async () => {
    const one = await makePerson(school.database);
    const other = await makePerson(school.database);
    const address = `${one.id}@partner.example`;
    await add(one.id, address, "none");
    expect(await add(other.id, address, "staff")).toMatchObject({
      kind: "refused",
      field: "address",
      message: expect.stringContaining("merge") as string,
    });
  });
});

test("people who may be the same human are found by name, and merged ones are not", async () => {
  const names = { givenName: "Zoë", familyName: `O’Connor ${randomUUID()}` };
  const one = await makePerson(school.database, names);
  const other = await makePerson(school.database, {
    ...names,
    givenName: "ZOË",
  });
  expect(await findLookalikes(school.database, one.id)).toEqual([
    { personId: other.id, reasons: ["NAME"] },
  ]);
  await merge(one.id, other.id);
  expect(await findLookalikes(school.database, one.id)).toEqual([]);
});

describe("a message that matches nothing", () => {
  /** Set aside: it names the student by address, and an enrolment that nobody knows. */
  async function strayMessage(
    ana: Awaited<ReturnType<typeof beginJourney>>,
    email: string,
  ) {
    const { partnerId } = await ana.step(1);
    const externalId = `other-${randomUUID()}`;
    const orderingKey = orderingKeyOf(partnerId ?? "", externalId);
    const messageId = randomUUID();
    const rawBody = JSON.stringify({
      type: "course.completed",
      timestamp: monday.toISOString(),
      data: { enrollment_id: externalId, student: { email } },
    });
    await school.run(async (tx) => {
      await receive(
        tx,
        [
          {
            source: "partners/test",
            partnerId,
            externalId: messageId,
            type: "course.completed",
            orderingKey,
            rawBody,
            sentAt: monday,
          },
        ],
        monday,
      );
      await quarantineWaiting(
        tx,
        { orderingKey, reason: "No enrolment of this partner is known here." },
        monday,
      );
    });
    const message = await school.database.inboundMessage.findFirstOrThrow({
      where: { externalId: messageId },
    });
    return { message, externalId };
  }

  test("suggests whom it probably means, and is matched by a person's decision", async () => {
    const ana = await beginJourney(school);
    const { address } = await school.database.emailAddress.findFirstOrThrow({
      where: { personId: ana.person.id },
    });
    const elsewhere = address.replace(/@.*/, "@elsewhere.example");
    const { message, externalId } = await strayMessage(ana, elsewhere);
    const [suggestion] = await suggestMatches(school.database, message);
    expect(suggestion?.reasons).toEqual(["SIMILAR_ADDRESS", "AWAITS_PARTNER"]);

    const match = () =>
      school.run((tx) =>
        matchMessage(
          tx,
          {
            messageId: message.id,
            partnerEnrollmentId: suggestion?.partnerEnrollmentId ?? "",
            reason,
            rememberAddress: true,
          },
          monday,
        ),
      );
    expect((await match()).kind).toBe("matched");
    const step = await ana.step(1);
    expect(step.partnerEnrollment?.externalId).toBe(externalId);
    expect(step.state).toBe("IN_PROGRESS");
    const kept = await school.database.emailAddress.findUnique({
      where: { address: elsewhere },
    });
    expect(kept).toMatchObject({
      personId: ana.person.id,
      verifiedAt: expect.any(Date) as Date,
    });
    expect((await match()).kind).toBe("refused");
  });

  test("cannot be given to a place that the partner knows under another id, and changes nothing", async () => {
    const ana = await beginJourney(school);
    await ana.accept(1);
    const { message } = await strayMessage(ana, "ana@elsewhere.example");
    const { partnerEnrollment } = await ana.step(1);
    const outcome = await school.run((tx) =>
      matchMessage(
        tx,
        {
          messageId: message.id,
          partnerEnrollmentId: partnerEnrollment?.id ?? "",
          reason,
          rememberAddress: true,
        },
        monday,
      ),
    );
    expect(outcome).toMatchObject({
      kind: "refused",
      field: "partnerEnrollmentId",
    });
    expect(
      await school.database.emailAddress.count({
        where: { address: "ana@elsewhere.example" },
      }),
    ).toBe(0);
  });

  test("is not given to a place at another partner", async () => {
    const ana = await beginJourney(school);
    const other = await beginJourney(school);
    const { message } = await strayMessage(ana, "ana@elsewhere.example");
    const { partnerEnrollment } = await other.step(1);
    expect(
      await school.run((tx) =>
        matchMessage(
          tx,
          {
            messageId: message.id,
            partnerEnrollmentId: partnerEnrollment?.id ?? "",
            reason,
            rememberAddress: false,
          },
          monday,
        ),
      ),
    ).toMatchObject({ kind: "notFound", field: "partnerEnrollmentId" });
  });

  test("without a clue suggests nobody", async () => {
    const { partnerId } = await (await beginJourney(school)).step(1);
    for (const rawBody of ["", "{}", '{"data":{"course_id":"SFZ-1"}}'])
      expect(
        await suggestMatches(school.database, { partnerId, rawBody }),
      ).toEqual([]);
  });
});
