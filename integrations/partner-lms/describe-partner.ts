import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type {
  EnrolInput,
  PartnerAdapter,
  ReportedEnrolment,
} from "./contract.ts";
import { parsePartnerMessage } from "./parse.ts";

/** A delivery that the partner sent us, as it came in. */
export interface HeardDelivery {
  rawBody: Uint8Array;
  headers: Record<string, string | undefined>;
}

/** A partner to hold an adapter against, and the ways to make it do things. */
export interface PartnerUnderTest {
  adapter: PartnerAdapter;
  /** The same partner with a credential that it does not know; left out where it knows none. */
  stranger?: PartnerAdapter;
  /** A course that it teaches. */
  courseRef: string;
  /** A code that is good there, where it needs one. */
  voucher?: string;
  /** How many places the partner gave out for a reference; null where nobody can ask. */
  placesFor: (reference: string) => number | null;
  /** The student gets everything done there. False where nothing can be done on the partner's side. */
  complete: (reference: string) => boolean;
  /** It carries requests out, but its replies get lost. */
  loseReplies?: (on: boolean) => void;
  /** It is down, or asks to wait for seven seconds. */
  down?: (on: boolean) => void;
  rateLimit?: (on: boolean) => void;
  /** The webhooks heard so far, once none is on its way. */
  heard?: () => Promise<HeardDelivery[]>;
  /** The secret that webhooks are checked with. */
  secret?: string;
  /** The file by which it tells who has completed. */
  completionsFile?: (references: string[]) => Uint8Array;
  close: () => Promise<void>;
}

const ana: EnrolInput = {
  idempotencyKey: "0193a6f2-4b1e-7c3d-8e5f-0123456789ab",
  reference: "0193a6f2-4b1e-7c3d-8e5f-0123456789ab",
  courseRef: "",
  learner: {
    reference: "0193a6f2-0000-7000-8000-000000000001",
    email: "ana@example.test",
    givenName: "Añá 石川",
    familyName: "O'Ruiz <b>",
  },
};

/** What holds for every partner, whatever it speaks: the one test that each adapter passes. */
export function describePartner(
  name: string,
  open: () => Promise<PartnerUnderTest>,
): void {
  describe(`${name} as a partner`, () => {
    let partner: PartnerUnderTest;
    let adapter: PartnerAdapter;
    beforeEach(async () => {
      partner = await open();
      ({ adapter } = partner);
    });
    afterEach(() => partner.close());

    const wish = (count = 0): EnrolInput => {
      const reference =
        count === 0 ? ana.reference : `${ana.reference}.${count + 1}`;
      return {
        ...ana,
        reference,
        idempotencyKey: reference,
        courseRef: partner.courseRef,
        ...(partner.voucher && {
          voucher: count === 0 ? partner.voucher : `${partner.voucher}${count}`,
        }),
      };
    };
    const enrolled = async (count = 0): Promise<string> => {
      const outcome = await adapter.enrol(wish(count));
      if (outcome.kind !== "accepted") throw new Error(JSON.stringify(outcome));
      return outcome.externalId;
    };

    test("a student is enrolled once, however often it is asked", async () => {
      const first = await adapter.enrol(wish());
      expect(first).toMatchObject({ kind: "accepted" });
      const again = await adapter.enrol(wish());
      expect(again).toMatchObject({
        kind: "accepted",
        externalId: first.kind === "accepted" && first.externalId,
      });
      expect([1, null]).toContain(partner.placesFor(ana.reference));
    });

    test("what a lost reply left behind is found or taken up, never doubled", async () => {
      if (!partner.loseReplies) return;
      partner.loseReplies(true);
      expect(await adapter.enrol(wish())).toMatchObject({
        kind: "unavailable",
      });
      partner.loseReplies(false);
      const found = await adapter.findEnrolment(ana.reference);
      const again = await enrolled();
      if (found.kind === "found") expect(found.externalId).toBe(again);
      expect([1, null]).toContain(partner.placesFor(ana.reference));
    });

    test("an enrolment that nobody made is absent", async () => {
      expect(await adapter.findEnrolment(ana.reference)).toEqual({
        kind: "absent",
      });
    });

    test("a course that it does not teach is refused, with a reason", async () => {
      if (!adapter.capabilities().enrols || !partner.stranger) return;
      const outcome = await adapter.enrol({ ...wish(), courseRef: "no-such" });
      expect(outcome).toMatchObject({ kind: "refused" });
      expect(outcome).toHaveProperty("reason", expect.stringMatching(/\S/));
    });

    test("health tells a partner that answers from one that is down or does not know us", async () => {
      expect(await adapter.health()).toEqual({ kind: "healthy" });
      if (partner.stranger)
        expect(await partner.stranger.health()).toMatchObject({
          kind: "unavailable",
        });
      if (!partner.down) return;
      partner.down(true);
      expect(await adapter.health()).toMatchObject({ kind: "unavailable" });
      expect(await adapter.enrol(wish())).toMatchObject({
        kind: "unavailable",
      });
      partner.down(false);
      expect(await adapter.health()).toEqual({ kind: "healthy" });
    });

    test("a partner that asks us to wait is waited for as long as it says", async () => {
      if (!partner.rateLimit) return;
      partner.rateLimit(true);
      expect(await adapter.enrol(wish())).toMatchObject({
        kind: "unavailable",
        retryAfterSeconds: 7,
      });
      expect(await adapter.fetchProgress(null)).toMatchObject({
        kind: "unavailable",
        retryAfterSeconds: 7,
      });
    });

    test("access details are given where it makes accounts, and only there", async () => {
      const outcome = await adapter.enrol(wish());
      expect(outcome).toMatchObject({ kind: "accepted" });
      const access = outcome.kind === "accepted" ? outcome.access : undefined;
      expect(access !== undefined).toBe(adapter.capabilities().givesAccess);
    });

    test("a student is let in the way it says", async () => {
      const { launches, needsVoucher } = adapter.capabilities();
      const externalId = await enrolled();
      const launched = await adapter.launch({
        externalId,
        ...(needsVoucher && { voucher: partner.voucher }),
      });
      expect(launched.kind).toBe(
        launches === "none" ? "unavailable" : launches,
      );
      if (launched.kind === "redirect" || launched.kind === "formPost")
        expect(launched.url).toMatch(/^https?:/);
      if (launched.kind === "voucher")
        expect(launched.code).toBe(partner.voucher);
    });

    test("a withdrawal can be repeated", async () => {
      const externalId = await enrolled();
      const withdrawal = { externalId, reason: "The student moved away." };
      const first = await adapter.withdraw(withdrawal);
      const { withdraws } = adapter.capabilities();
      expect(first.kind).toBe(withdraws ? "withdrawn" : "absent");
      expect(["withdrawn", "absent"]).toContain(
        (await adapter.withdraw(withdrawal)).kind,
      );
    });

    test("all its enrolments are told page by page, each once, where it can be asked", async () => {
      if (!adapter.capabilities().reportsProgress) {
        expect(await adapter.fetchProgress(null)).toEqual({
          kind: "unsupported",
        });
        return;
      }
      const ids = await Promise.all([0, 1, 2].map(enrolled));
      partner.complete(ana.reference);
      const told: ReportedEnrolment[] = [];
      let cursor: string | null = null;
      do {
        const page = await adapter.fetchProgress(cursor);
        if (page.kind !== "page") throw new Error(JSON.stringify(page));
        told.push(...page.enrolments);
        cursor = page.next;
      } while (cursor !== null);
      expect(told.map(({ externalId }) => externalId).sort()).toEqual(
        [...ids].sort(),
      );
      const done = told.find(({ reference }) => reference === ana.reference);
      expect(done).toMatchObject({ status: "completed", progress: 100 });
      expect(done?.changedAt).toBeInstanceOf(Date);
      const others = told.filter((one) => one !== done);
      expect(others.map(({ status }) => status)).toEqual([
        "enrolled",
        "enrolled",
      ]);
    });

    test("its certificate is there after completion, where it gives one", async () => {
      const externalId = await enrolled();
      const before = await adapter.fetchCertificate(externalId);
      expect(["absent", "unsupported"]).toContain(before.kind);
      partner.complete(ana.reference);
      const after = await adapter.fetchCertificate(externalId);
      expect(after.kind).toBe(before.kind === "absent" ? "found" : before.kind);
    });

    test("a completion reaches us by a webhook that only the partner can have sent", async () => {
      const now = new Date();
      if (!adapter.capabilities().sendsWebhooks) {
        const nothing = {
          rawBody: Buffer.from("{}"),
          header: () => undefined,
          secrets: [],
          now,
        };
        expect(adapter.verifyWebhook(nothing)).toEqual({ kind: "unsupported" });
        return;
      }
      const externalId = await enrolled();
      partner.complete(ana.reference);
      const deliveries = (await partner.heard?.()) ?? [];
      const secrets = [partner.secret ?? ""];
      const verify = (
        { rawBody, headers }: HeardDelivery,
        valid: string[] = secrets,
      ) =>
        adapter.verifyWebhook({
          rawBody,
          header: (header) => headers[header],
          secrets: valid,
          now: new Date(),
        });
      const read = adapter.readWebhook ?? parsePartnerMessage;
      const messages = deliveries.map(({ rawBody }) => read(rawBody, now));
      expect(messages).toContainEqual({
        kind: "parsed",
        message: expect.objectContaining({
          type: "courseCompleted",
          externalId,
          reference: ana.reference,
        }) as unknown,
      });
      const verified = deliveries.map((delivery) => verify(delivery));
      expect(verified.map(({ kind }) => kind)).toEqual(
        deliveries.map(() => "verified"),
      );
      const ids = verified.map((one) => one.kind === "verified" && one.id);
      expect(new Set(ids).size).toBe(ids.length);

      const [first] = deliveries as [HeardDelivery];
      const another = `whsec_${Buffer.alloc(32, 9).toString("base64")}`;
      expect(verify(first, [another]).kind).toBe("badSignature");
      expect(verify(first, []).kind).toBe("badSignature");
      expect(verify(first, [another, ...secrets]).kind).toBe("verified");
      expect(verify({ ...first, headers: {} }).kind).toBe("malformed");
    });

    test("a file of completions is read row by row, where it tells by file", async () => {
      const now = new Date();
      if (!adapter.capabilities().importsCsv) {
        expect(adapter.importCsv(Buffer.from("a,b"), now)).toEqual({
          kind: "unsupported",
        });
        return;
      }
      const externalId = await enrolled();
      const file = partner.completionsFile?.([partner.voucher ?? ""]);
      const read = adapter.importCsv(file ?? Buffer.alloc(0), now);
      if (read.kind !== "read") throw new Error(JSON.stringify(read));
      const [row] = read.rows;
      if (row?.kind !== "parsed") throw new Error(JSON.stringify(row));
      expect(parsePartnerMessage(Buffer.from(row.rawBody), now)).toMatchObject({
        kind: "parsed",
        message: { type: "courseCompleted", externalId },
      });
      expect(adapter.importCsv(file ?? Buffer.alloc(0), now)).toEqual(read);
    });
  });
}
