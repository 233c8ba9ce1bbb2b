import { randomUUID } from "node:crypto";
import { recordEvent } from "../event/record.ts";
import type { Tx } from "../transaction.ts";
import { importFields } from "./import-fields.ts";
import type { Importer, RowDraft } from "./importer.ts";
import { openReader } from "./row-reader.ts";
import { slugOf } from "./slug.ts";

interface ImportedPartner {
  slug: string;
  name: string;
  contactEmail: string | null;
  confirmDays: number;
}

const fields = new Map(
  importFields.IMPORT_PARTNERS.map((field) => [field.name, field]),
);

/** Partners by name and short name; how each is reached is set up on its own page, because that takes secrets. */
export const partnerImporter: Importer = {
  sliceSize: 500,
  open(_db, options, now) {
    const lineOf = new Map<string, number>();
    return Promise.resolve((cells, line) => {
      const reader = openReader(cells, fields, { ...options, now });
      const name = reader.text("name", 200);
      if (name === null && !reader.has("name"))
        reader.complain("name", "is missing.");
      const said = reader.text("slug", 60);
      const slug = said ?? slugOf(name ?? "");
      if (said !== null && slugOf(said) !== said)
        reader.complain(
          "slug",
          "takes lower-case letters, digits and single dashes only.",
        );
      if (name !== null && slug === "")
        reader.complain("slug", "cannot be made from the name: give one.");
      const contactEmail = reader.email("contactEmail");
      const confirmDays = reader.int("confirmDays", 1, 365) ?? 1;
      const other = lineOf.get(slug);
      if (other !== undefined)
        reader.complain("slug", `${slug} stands on line ${other} too.`);
      else if (slug) lineOf.set(slug, line);
      const partner = { slug, name: name ?? "", contactEmail, confirmDays };
      return {
        label: [name, slug].filter(Boolean).join(" · ") || "–",
        from: "not there",
        to: "a partner",
        problems: reader.problems,
        input: reader.problems.length > 0 ? null : partner,
      };
    });
  },
  async check(db, drafts) {
    const right = drafts.filter(({ input }) => input !== null);
    const known = await knownSlugs(db, right.map(slugOfDraft));
    for (const draft of right) {
      if (!known.has(slugOfDraft(draft))) continue;
      draft.unchanged = "There is a partner of this short name already.";
      draft.input = null;
    }
  },
  async write({ tx, operationId, now }, rows) {
    const partners = rows.map(({ position, input }) => ({
      position,
      ...(input as ImportedPartner),
    }));
    const known = await knownSlugs(
      tx.db,
      partners.map(({ slug }) => slug),
    );
    const fresh = partners
      .filter(({ slug }) => !known.has(slug))
      .map((partner) => ({ id: randomUUID(), ...partner }));
    await tx.db.partner.createMany({
      data: fresh.map(({ id, slug, name, contactEmail, confirmDays }) => ({
        id,
        slug,
        name,
        contactEmail,
        confirmDays,
      })),
    });
    for (const { id, name } of fresh)
      recordEvent(tx, {
        type: "partner.created",
        occurredAt: now,
        payload: { partnerId: id, name, importedBy: operationId },
      });
    const idOf = new Map(fresh.map(({ position, id }) => [position, id]));
    return partners.map(({ position }) => {
      const id = idOf.get(position);
      return id
        ? { position, state: "APPLIED", subjectId: id, undo: { partnerId: id } }
        : {
            position,
            state: "UNCHANGED",
            result: "There is a partner of this short name by now.",
          };
    });
  },
  async undo({ tx, now, reason }, rows) {
    const ids = rows.map(
      ({ undo }) => (undo as { partnerId: string }).partnerId,
    );
    const removed = await tx.db.partner.findMany({
      where: {
        id: { in: ids },
        connection: null,
        courseSteps: { none: {} },
        enrollmentSteps: { none: {} },
        partnerEnrollments: { none: {} },
        inboundMessages: { none: {} },
        vouchers: { none: {} },
        evidenceFiles: { none: {} },
      },
      select: { id: true, name: true },
    });
    await tx.db.partner.deleteMany({
      where: { id: { in: removed.map(({ id }) => id) } },
    });
    for (const { id, name } of removed)
      recordEvent(tx, {
        type: "partner.removed",
        occurredAt: now,
        reason,
        payload: { partnerId: id, name },
      });
    const gone = new Set(removed.map(({ id }) => id));
    return rows.map(({ position }, index) =>
      gone.has(ids[index] ?? "")
        ? { position, state: "UNDONE" }
        : {
            position,
            state: "UNDO_FAILED",
            result: "The partner teaches a step or is connected by now.",
          },
    );
  },
};

const slugOfDraft = ({ input }: RowDraft) =>
  (input as unknown as ImportedPartner).slug;

async function knownSlugs(db: Tx["db"], slugs: string[]): Promise<Set<string>> {
  const known = await db.partner.findMany({
    where: { slug: { in: slugs } },
    select: { slug: true },
  });
  return new Set(known.map(({ slug }) => slug));
}
