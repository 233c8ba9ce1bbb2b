import { carryOnOperation } from "@throughline/domain/bulk/carry-on-operation";
import { startOperation } from "@throughline/domain/bulk/start-operation";
import { undoOperation } from "@throughline/domain/bulk/undo-operation";
import { keyLifetimeDays } from "@throughline/domain/signing-key/badge-key";
import { isRevokedIn } from "@throughline/integrations/badge/status-list";
import { verifyOffline } from "@throughline/integrations/badge/verify";
import { lookAfterCertificates } from "@throughline/jobs/certificate/expire";
import { issueCertificateOf } from "@throughline/jobs/certificate/issue";
import { printRevision } from "@throughline/jobs/certificate/print-revision";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openPress, type Press } from "../support/press.ts";
import { openTown, type Town } from "../support/town.ts";

type Json = Record<string, unknown>;

let town: Town;
let press: Press;
beforeAll(async () => {
  town = await openTown({ workers: 0 });
  press = await openPress(town);
});
afterEach(() => press.setTime(new Date()));
afterAll(async () => {
  await press.close();
  await town.close();
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

const at = (path: string, init?: RequestInit) =>
  fetch(`${town.api.url}${path}`, {
    ...init,
    headers: { cookie: town.admin.cookie },
  });
const read = async (path: string) => (await (await at(path)).json()) as Json;

const rowOf = (enrollmentId: string) =>
  town.database.certificate.findUniqueOrThrow({
    where: { enrollmentId },
    include: {
      document: { select: { revision: true } },
      credentials: { orderBy: { revision: "asc" } },
    },
  });

async function issued(given: Parameters<Press["addGraduate"]>[0] = {}) {
  const { enrollmentId, personId } = await press.addGraduate(given);
  await issueCertificateOf(press.desk, { enrollmentId });
  const certificate = await rowOf(enrollmentId);
  return { ...certificate, personId };
}

const nodeId = (id: string) =>
  Buffer.from(`Certificate:${id}`).toString("base64url");

/** What an admin does through the API: the fields asked for, or the typed failure. */
async function byHand(
  mutation: "reissue" | "renew" | "revoke" | "reinstate",
  input: Json & { certificateId: string },
): Promise<Json> {
  const type = { reissue: "Reissue", renew: "Renewal" } as Record<
    string,
    string
  >;
  const name = `${mutation}Certificate`;
  const answer = await town.admin.ask<Record<string, Json>>(
    `mutation ($input: Certificate${type[mutation] ?? "Change"}Input!) {
      ${name}(input: $input) {
        __typename
        ... on Certificate { state personName revision isPrinted credentialUrl expiresAt }
        ... on UserError { field message }
      }
    }`,
    {
      input: {
        reason: "The office decided so",
        ...input,
        certificateId: nodeId(input.certificateId),
      },
    },
  );
  return answer[name] ?? {};
}

async function printed(certificateId: string) {
  const { revision } = await town.database.certificate.findUniqueOrThrow({
    where: { id: certificateId },
  });
  await printRevision(press.desk, { certificateId, revision });
}

/** What a verifier needs beside the badge, as the school publishes it. */
async function publicDocuments(): Promise<Json[]> {
  const issuer = await read("/badges/issuer");
  const keys = issuer.assertionMethod as string[];
  const published = keys.map((url) => read(new URL(url).pathname));
  return [issuer, ...(await Promise.all(published))];
}

const badgeOf = (serial: string) =>
  read(`/certificates/${serial}/credential.json`);

/** Whether the public status list revokes a badge, looked up as a verifier does. */
async function isRevoked(badge: unknown): Promise<boolean> {
  const { credentialStatus } = badge as {
    credentialStatus: { statusListCredential: string; statusListIndex: string };
  };
  const { pathname } = new URL(credentialStatus.statusListCredential);
  const list = await read(pathname);
  expect(
    await verifyOffline(list, await publicDocuments(), new Date()),
  ).toEqual({ kind: "verified" });
  const { encodedList } = list.credentialSubject as { encodedList: string };
  return isRevokedIn(encodedList, Number(credentialStatus.statusListIndex));
}

const verified = async (serial: string) => {
  const { verifyCertificate } = await town.admin.ask<{
    verifyCertificate: Json | null;
  }>(
    `query ($serial: String!) { verifyCertificate(serial: $serial) {
      state personName issuer revision issuedAt reissuedAt expiresAt revokedAt credentialUrl } }`,
    { serial },
  );
  return verifyCertificate;
};

describe("a certificate", () => {
  test("that twenty workers issue at once is one, with one document, one badge and one mail", async () => {
    const { enrollmentId, personId } = await press.addGraduate();
    await Promise.all(
      Array.from({ length: 20 }, () =>
        issueCertificateOf(press.desk, { enrollmentId }),
      ),
    );
    const { credentials, document } = await rowOf(enrollmentId);
    expect(credentials).toHaveLength(1);
    expect(document).toEqual({ revision: 1 });
    expect(
      await town.database.certificate.count({ where: { enrollmentId } }),
    ).toBe(1);
    expect(
      await town.database.domainEvent.count({
        where: { enrollmentId, type: "certificate.issued" },
      }),
    ).toBe(1);
    expect(
      await town.database.sendIntent.count({
        where: { personId, purpose: "courseCompleted" },
      }),
    ).toBe(1);
  });

  test("is signed with the one key that all workers made together", async () => {
    await Promise.all(Array.from({ length: 5 }, () => issued()));
    const keys = await town.database.signingKey.findMany({
      where: { use: "BADGE", retiredAt: null },
    });
    expect(keys).toHaveLength(1);
    expect(JSON.stringify(keys[0]?.publicJwk)).not.toContain('"d"');
  });

  test("has a badge that is verified with what the school publishes and no network, and a forged one is not", async () => {
    const { serial, courseTitle } = await issued({ givenName: "Ana 李小龍" });
    const documents = await publicDocuments();
    const badge = await badgeOf(serial);
    expect(badge).toMatchObject({ name: courseTitle });
    expect(await verifyOffline(badge, documents, new Date())).toEqual({
      kind: "verified",
    });
    const forged = structuredClone(badge) as {
      credentialSubject: { identifier: [{ identityHash: string }] };
    };
    forged.credentialSubject.identifier[0].identityHash = "Eve";
    expect(
      await verifyOffline(forged as unknown as Json, documents, new Date()),
    ).toMatchObject({ kind: "refused" });
    expect(await isRevoked(badge)).toBe(false);
  });

  test("is not issued for who has not completed the course", async () => {
    const { enrollmentId } = await press.addGraduate();
    await town.database.enrollment.update({
      where: { id: enrollmentId },
      data: { state: "ACTIVE", completedAt: null },
    });
    await issueCertificateOf(press.desk, { enrollmentId });
    expect(
      await town.database.certificate.count({ where: { enrollmentId } }),
    ).toBe(0);
  });
});

describe("after a change of name", () => {
  test("the certificate is reissued under its number: new document, new badge, the old one revoked, one mail", async () => {
    const { id, serial, personId, enrollmentId } = await issued();
    const oldBadge = await badgeOf(serial);
    await town.database.person.update({
      where: { id: personId },
      data: { familyName: "Silva-Okonkwo" },
    });
    expect(await byHand("reissue", { certificateId: id })).toEqual({
      __typename: "Certificate",
      state: "ACTIVE",
      personName: "Ana Silva-Okonkwo",
      revision: 2,
      isPrinted: false,
      credentialUrl: null,
      expiresAt: null,
    });

    expect((await at(`/certificates/${serial}.pdf`)).status).toBe(503);
    expect((await at(`/certificates/${serial}/credential.json`)).status).toBe(
      404,
    );
    expect(await isRevoked(oldBadge)).toBe(true);

    await Promise.all(Array.from({ length: 5 }, () => printed(id)));
    const { credentials, document } = await rowOf(enrollmentId);
    expect(credentials.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(document).toEqual({ revision: 2 });
    expect((await at(`/certificates/${serial}.pdf`)).status).toBe(200);

    const badge = await badgeOf(serial);
    expect(badge.id).not.toBe(oldBadge.id);
    expect(JSON.stringify(badge)).toContain("Ana Silva-Okonkwo");
    expect(
      await verifyOffline(badge, await publicDocuments(), new Date()),
    ).toEqual({ kind: "verified" });
    expect(await isRevoked(badge)).toBe(false);
    expect(await verified(serial)).toMatchObject({
      state: "ACTIVE",
      personName: "Ana Silva-Okonkwo",
      revision: 2,
      reissuedAt: expect.any(String),
    });
    expect(
      await town.database.sendIntent.count({
        where: { personId, purpose: "certificateReissued" },
      }),
    ).toBe(1);
  });

  test("asking again changes nothing, and says why", async () => {
    const { id } = await issued();
    expect(await byHand("reissue", { certificateId: id })).toMatchObject({
      __typename: "Refused",
      field: "input.personName",
    });
  });

  test("two admins who reissue at once leave one revision that is printed, and no badge but the last holds", async () => {
    const { id, enrollmentId } = await issued();
    await Promise.all([
      byHand("reissue", { certificateId: id, personName: "Ana One" }),
      byHand("reissue", { certificateId: id, personName: "Ana Two" }),
    ]);
    await printRevision(press.desk, { certificateId: id, revision: 2 });
    await printRevision(press.desk, { certificateId: id, revision: 3 });
    const { revision, credentials } = await rowOf(enrollmentId);
    expect(revision).toBe(3);
    expect(
      credentials
        .filter(({ revokedAt }) => revokedAt === null)
        .map((each) => each.revision),
    ).toEqual([3]);
  });

  test("a print that was lost is taken up again", async () => {
    const { id } = await issued();
    await byHand("reissue", { certificateId: id, personName: "Ana Lost" });
    const jobs = () =>
      town.database.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pgboss.job
        WHERE name = 'certificate.print' AND data->>'certificateId' = ${id}`;
    await town.database
      .$executeRaw`DELETE FROM pgboss.job WHERE name = 'certificate.print' AND data->>'certificateId' = ${id}`;
    await lookAfterCertificates(press.desk);
    await lookAfterCertificates(press.desk);
    expect((await jobs())[0]?.count).toBe(1);
  });
});

describe("a certificate for a limited time", () => {
  test("is over when its time is, its student is warned once before, and it can be renewed", async () => {
    const { id, serial, personId, enrollmentId, expiresAt, issuedAt } =
      await issued({ certificateValidMonths: 2 });
    expect(Number(expiresAt) - Number(issuedAt)).toBeGreaterThan(
      58 * 86_400_000,
    );
    const warnings = () =>
      town.database.sendIntent.count({
        where: { personId, purpose: "certificateExpiring" },
      });

    press.setTime(inDays(20));
    await lookAfterCertificates(press.desk);
    expect(await warnings()).toBe(0);
    press.setTime(inDays(40));
    await Promise.all([
      lookAfterCertificates(press.desk),
      lookAfterCertificates(press.desk),
    ]);
    await lookAfterCertificates(press.desk);
    expect(await warnings()).toBe(1);

    press.setTime(inDays(70));
    await Promise.all([
      lookAfterCertificates(press.desk),
      lookAfterCertificates(press.desk),
    ]);
    expect(await rowOf(enrollmentId)).toMatchObject({ state: "EXPIRED" });
    expect(
      await town.database.domainEvent.count({
        where: { enrollmentId, type: "certificate.expired" },
      }),
    ).toBe(1);
    const badge = await badgeOf(serial);
    expect(
      await verifyOffline(badge, await publicDocuments(), inDays(70)),
    ).toMatchObject({ kind: "refused" });

    expect(
      await byHand("renew", { certificateId: id, months: 12 }),
    ).toMatchObject({ __typename: "Certificate", state: "ACTIVE" });
    await printed(id);
    const renewed = await badgeOf(serial);
    expect(
      await verifyOffline(renewed, await publicDocuments(), inDays(70)),
    ).toEqual({ kind: "verified" });
    expect(await isRevoked(badge)).toBe(true);
  });

  test("says that it has expired also before anybody wrote that down", async () => {
    const { id, serial } = await issued({ certificateValidMonths: 1 });
    await town.database.certificate.update({
      where: { id },
      data: { issuedAt: inDays(-40), expiresAt: inDays(-1) },
    });
    expect(await verified(serial)).toMatchObject({ state: "EXPIRED" });
    const { certificates } = await town.admin.ask<{
      certificates: { edges: { node: { serial: string } }[] };
    }>(
      `{ certificates(filter: { states: [EXPIRED], search: "${serial}" }) { edges { node { serial } } } }`,
    );
    expect(certificates.edges).toEqual([{ node: { serial } }]);
  });

  test("that never ends cannot be renewed", async () => {
    const { id } = await issued();
    expect(
      await byHand("renew", { certificateId: id, months: 12 }),
    ).toMatchObject({
      __typename: "Refused",
      message: expect.stringContaining("does not expire"),
    });
  });
});

describe("a revoked certificate", () => {
  test("is told so everywhere, its badge in the status list, until it is reinstated with a new one", async () => {
    const { id, serial, enrollmentId } = await issued();
    const badge = await badgeOf(serial);
    expect(await byHand("revoke", { certificateId: id })).toMatchObject({
      state: "REVOKED",
    });
    expect(await byHand("revoke", { certificateId: id })).toMatchObject({
      state: "REVOKED",
    });
    expect(await isRevoked(badge)).toBe(true);
    expect(await verified(serial)).toMatchObject({
      state: "REVOKED",
      issuer: "Throughline",
      revokedAt: expect.any(String),
    });
    expect(
      await byHand("reissue", { certificateId: id, personName: "Other" }),
    ).toMatchObject({ __typename: "Refused" });

    expect(await byHand("reinstate", { certificateId: id })).toMatchObject({
      state: "ACTIVE",
    });
    await printed(id);
    const anew = await badgeOf(serial);
    expect(await isRevoked(anew)).toBe(false);
    expect(await isRevoked(badge)).toBe(true);
    const history = await town.database.domainEvent.findMany({
      where: { enrollmentId, type: { startsWith: "certificate." } },
      orderBy: { id: "asc" },
    });
    expect(history.map(({ type }) => type)).toEqual([
      "certificate.issued",
      "certificate.revoked",
      "certificate.reinstated",
    ]);
  });
});

describe("the signing key", () => {
  test("is replaced after its time, and what the old one signed is verified still", async () => {
    const { serial } = await issued();
    press.setTime(inDays(keyLifetimeDays + 2));
    const { serial: later } = await issued();
    const documents = await publicDocuments();
    expect((documents[0]?.assertionMethod as string[]).length).toBe(2);
    for (const each of [serial, later])
      expect(
        await verifyOffline(
          await badgeOf(each),
          documents,
          inDays(keyLifetimeDays + 3),
        ),
      ).toEqual({ kind: "verified" });
  });
});

describe("certificates that are missing", () => {
  const ask = <Answer>(query: string, input: Json) =>
    town.admin.ask<Record<string, Answer>>(`mutation ($input: ${query} }`, {
      input,
    });

  test("are previewed and issued by a bulk operation, once, and can be taken back", async () => {
    const { enrollmentId } = await press.addGraduate();
    const [done, active] = [await issued(), await press.addGraduate()];
    await town.database.enrollment.update({
      where: { id: active.enrollmentId },
      data: { state: "ACTIVE", completedAt: null },
    });
    const ids = [enrollmentId, done.enrollmentId, active.enrollmentId].map(
      (id) => Buffer.from(`Enrollment:${id}`).toString("base64url"),
    );
    const { planBulkOperation: planned } = await ask<{
      id: string;
      applicable: number;
    }>(
      "PlanBulkOperationInput!) { planBulkOperation(input: $input) { ... on BulkOperation { id applicable } }",
      {
        kind: "ISSUE_CERTIFICATES",
        reason: "Imported graduates",
        selection: { enrollmentIds: ids },
      },
    );
    expect(planned?.applicable).toBe(1);
    const operationId = Buffer.from(planned?.id ?? "", "base64url")
      .toString()
      .split(":")[1];
    const carryOn = () =>
      carryOnOperation(
        {
          store: press.desk.store,
          now: press.desk.now,
          onError: (error) => {
            throw error;
          },
          patienceMs: 10_000,
        },
        { operationId: operationId ?? "" },
      );
    await press.run((tx) =>
      startOperation(tx, { operationId: operationId ?? "" }, new Date()),
    );
    await carryOn();
    await Promise.all(
      [1, 2, 3].map(() => issueCertificateOf(press.desk, { enrollmentId })),
    );
    expect(await rowOf(enrollmentId)).toMatchObject({ state: "ACTIVE" });
    expect(
      await town.database.certificate.count({
        where: { enrollmentId: active.enrollmentId },
      }),
    ).toBe(0);

    await press.run((tx) =>
      undoOperation(
        tx,
        { operationId: operationId ?? "", reason: "A mistake" },
        new Date(),
      ),
    );
    await carryOn();
    expect(await rowOf(enrollmentId)).toMatchObject({ state: "REVOKED" });
  });

  test("how long they hold is said for a course, and counts for those that are issued then", async () => {
    const { enrollmentId } = await press.addGraduate();
    const { courseId } = await town.database.enrollment.findUniqueOrThrow({
      where: { id: enrollmentId },
    });
    const set = (months: number | null) =>
      ask<Json>(
        "CertificateValidityInput!) { setCertificateValidity(input: $input) { ... on Course { certificateValidMonths } ... on UserError { field } }",
        {
          courseId: Buffer.from(`Course:${courseId}`).toString("base64url"),
          months,
          reason: "The board decided",
        },
      );
    expect(await set(0)).toEqual({
      setCertificateValidity: { field: "input.months" },
    });
    expect(await set(24)).toEqual({
      setCertificateValidity: { certificateValidMonths: 24 },
    });
    await issueCertificateOf(press.desk, { enrollmentId });
    const { expiresAt } = await rowOf(enrollmentId);
    expect(Number(expiresAt)).toBeGreaterThan(Number(inDays(729)));
  });
});

describe("bad input", () => {
  test.each([
    ["reissue", { personName: "x".repeat(500) }, "input.personName"],
    ["reissue", { personName: "Ana\u0007" }, "input.personName"],
    ["reissue", { personName: " " }, "input.personName"],
    ["renew", { months: 0 }, "input.months"],
    ["renew", { months: 100_000 }, "input.months"],
    ["revoke", { reason: "no" }, "input.reason"],
  ] as const)(
    "%s with %j names %s and changes nothing",
    async (what, input, field) => {
      const { id, enrollmentId } = await issued({ certificateValidMonths: 12 });
      expect(await byHand(what, { certificateId: id, ...input })).toMatchObject(
        { __typename: "InvalidInput", field },
      );
      expect(await rowOf(enrollmentId)).toMatchObject({
        state: "ACTIVE",
        revision: 1,
      });
    },
  );

  test("a NUL character is refused before anything is looked at", async () => {
    const { id } = await issued();
    await expect(
      byHand("revoke", { certificateId: id, reason: "be\0cause" }),
    ).rejects.toThrow("NUL");
  });

  test("a certificate that is not there is named", async () => {
    expect(
      await byHand("revoke", { certificateId: crypto.randomUUID() }),
    ).toMatchObject({ __typename: "NotFound", field: "input.certificateId" });
  });

  test.each([
    "/certificates/TL-NONE/credential.json",
    "/badges/keys/none",
    "/badges/status/0",
    "/badges/status/2",
    "/badges/status/99999999999999999999",
    "/badges/status/none",
  ])("%s is not found", async (path) => {
    expect((await at(path)).status).toBe(404);
  });

  test("nothing is written to these addresses", async () => {
    for (const path of ["/badges/issuer", "/badges/status/1"])
      expect((await at(path, { method: "POST" })).status).toBe(405);
  });
});
