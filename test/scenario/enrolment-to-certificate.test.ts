import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enrollStudent } from "../support/student.ts";
import { openTown, slugs, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown({ workers: 2 });
});
afterAll(() => town.close());

const completed = (types: string[]) =>
  types.filter((type) => type === "step.completed").length;

describe("over real HTTP, with nobody moving anybody", () => {
  test("a student goes through three partners to a certificate that anybody can verify", async () => {
    const ana = await enrollStudent(town);
    for (const slug of slugs) {
      await ana.reaches(slug, "IN_PROGRESS");
      await ana.finishAt(slug);
      await ana.reaches(slug, "COMPLETED");
    }
    const { serial } = await until("the certificate is issued", async () => {
      const row = await ana.row();
      return row.serial ? row : null;
    });

    const verified = await fetch(`${town.api.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        query: `{ verifyCertificate(serial: "${serial}") { state courseTitle } }`,
      }),
    });
    expect(await verified.json()).toMatchObject({
      data: {
        verifyCertificate: { state: "ACTIVE", courseTitle: "Town Studies" },
      },
    });

    const pdf = await fetch(`${town.api.url}/certificates/${serial}.pdf`, {
      headers: { cookie: town.admin.cookie },
    });
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");

    await until("the mail came", () =>
      town.mailbox
        .to(ana.email)
        .some(({ text }) => text.includes(serial ?? "none")),
    );
    expect(
      town.mailbox
        .to(ana.email)
        .filter(({ text }) => text.includes("/welcome?token=")),
    ).toHaveLength(1);
    expect(town.mailbox.to(ana.email)).toHaveLength(1 + slugs.length + 1);
  });

  test("messages that come three times and out of order have each their effect once", async () => {
    town.partners.setFaults({ webhookDuplicates: 2, webhookReorder: true });
    const bo = await enrollStudent(town);
    for (const slug of slugs) await bo.finishAt(slug);
    await until(
      "the course is completed",
      async () => (await bo.row()).state === "COMPLETED",
    );
    await until(
      "no message is on its way",
      () => town.partners.pendingWebhooks() === 0,
    );
    town.partners.setFaults({ webhookDuplicates: 0, webhookReorder: false });

    expect(completed(await bo.history())).toBe(3);
    expect(
      (await bo.history()).filter((type) => type === "certificate.issued")
        .length,
    ).toBeLessThanOrEqual(1);
    const unapplied = await town.database.inboundMessage.count({
      where: { state: "QUARANTINED" },
    });
    expect(unapplied).toBe(0);
  });

  test("a lost progress message loses nothing but the progress", async () => {
    const cleo = await enrollStudent(town);
    await cleo.reaches("milady", "IN_PROGRESS");
    town.partners.setFaults({ webhookLoseRate: 1 }, "milady");
    const { partnerEnrollment } =
      await town.database.enrollmentStep.findFirstOrThrow({
        where: {
          partner: { slug: "milady" },
          enrollment: { person: { emails: { some: { address: cleo.email } } } },
        },
        include: { partnerEnrollment: true },
      });
    town.partners.progress("milady", partnerEnrollment?.id ?? "", 50);
    town.partners.setFaults({ webhookLoseRate: 0 }, "milady");
    await cleo.finishAt("milady");
    await cleo.reaches("certiport", "IN_PROGRESS");
    expect(completed(await cleo.history())).toBe(1);
  });

  test("a refused student waits for an admin with the partner's reason", async () => {
    town.partners.setFaults({ refuseEnrolments: true }, "milady");
    const dag = await enrollStudent(town);
    await dag.reaches("milady", "FAILED");
    town.partners.setFaults({ refuseEnrolments: false }, "milady");

    const { attention } = await town.admin.ask<{
      attention: {
        edges: {
          node: { kind: string; reason: string; step: { id: string } };
        }[];
      };
    }>(
      `{ attention { edges { node { kind reason step { id enrollment { id } } } } } }`,
    );
    const item = attention.edges
      .map(({ node }) => node)
      .find(({ kind }) => kind === "FAILED_STEP");
    expect(item?.reason).toContain("milady");
    await town.admin.ask(
      `mutation ($input: StepOverrideInput!) { retryStep(input: $input) { __typename } }`,
      { input: { stepId: item?.step.id, reason: "Agreed with the partner" } },
    );
    await dag.reaches("milady", "IN_PROGRESS");
  });

  test("two workers share the work, and each job is done once", async () => {
    const students = await Promise.all(
      Array.from({ length: 10 }, () => enrollStudent(town)),
    );
    await Promise.all(
      students.map((student) => student.reaches("milady", "IN_PROGRESS")),
    );
    for (const student of students) {
      const history = await student.history();
      expect(history.filter((type) => type === "step.started")).toHaveLength(1);
    }
  });
});
