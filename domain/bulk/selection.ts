import type { Prisma } from "@throughline/prisma";
import { refused, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

/** What was chosen: named one by one, or all that a list's filter finds at this moment. */
export type Selection =
  | { kind: "enrollments"; ids: string[] }
  | { kind: "people"; ids: string[] }
  | { kind: "filter"; where: Prisma.EnrollmentWhereInput };

/** As many rows as one action may have. */
export const mostRows = 10_000;

/** The ids of the subjects that a selection means just now, each once, by name where a filter finds them. */
export async function freezeSelection(
  tx: Tx,
  subject: "enrollment" | "person",
  selection: Selection,
): Promise<{ kind: "frozen"; ids: string[] } | Refusal> {
  const ids = await idsOf(tx, subject, selection);
  if (ids === null)
    return refused(
      "selection",
      "This is done to enrollments: select enrollments instead of people.",
    );
  if (ids.length === 0) return refused("selection", "Nobody is selected.");
  if (ids.length > mostRows)
    return refused(
      "selection",
      `More than ${mostRows.toLocaleString("en")} are selected. Narrow the selection, for example to one course.`,
    );
  return { kind: "frozen", ids };
}

async function idsOf(
  tx: Tx,
  subject: "enrollment" | "person",
  selection: Selection,
): Promise<string[] | null> {
  if (selection.kind === "people")
    return subject === "person" ? unique(selection.ids) : null;
  if (selection.kind === "enrollments" && subject === "enrollment")
    return unique(selection.ids);
  const found = await tx.db.enrollment.findMany({
    where:
      selection.kind === "filter"
        ? selection.where
        : { id: { in: selection.ids } },
    orderBy: [
      { person: { familyName: "asc" } },
      { person: { givenName: "asc" } },
      { id: "asc" },
    ],
    select: { id: true, personId: true },
    take: 3 * mostRows,
  });
  return unique(
    found.map(({ id, personId }) => (subject === "person" ? personId : id)),
  );
}

const unique = (ids: string[]) => [...new Set(ids)];
