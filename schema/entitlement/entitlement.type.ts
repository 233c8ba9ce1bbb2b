import { isUsable } from "@throughline/domain/entitlement/right.rules";
import { EntitlementKind, EntryKind } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { own } from "../policy/own.ts";
import { stoppedBy, whatStops } from "./standstill.ts";

export const EntitlementKindEnum = builder.enumType(EntitlementKind, {
  name: "EntitlementKind",
});
const StandstillEnum = builder.enumType("Standstill", {
  description: "Why a right pays for nothing at this time.",
  values: {
    PAYMENT: { description: "Its payment is being clarified with the bank." },
    COURSE: { description: "The course with which it came is suspended." },
  },
});
const EntryKindEnum = builder.enumType(EntryKind, { name: "EntryKind" });

interface ExplainedEntry {
  kind: EntryKind;
  available: number;
  held: number;
  cause: string;
  at: Date;
  bookingId: string | null;
  /** What was available after it. */
  balance: number;
}

const EntitlementEntry = builder
  .objectRef<ExplainedEntry>("EntitlementEntry")
  .implement({
    description: "One line of the ledger; lines are only ever added.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      kind: t.expose("kind", { type: EntryKindEnum }),
      available: t.exposeInt("available", {
        description: "What it adds to what is available.",
      }),
      held: t.exposeInt("held", {
        description: "What it adds to what bookings hold.",
      }),
      balance: t.exposeInt("balance", {
        description: "What was available after it.",
      }),
      cause: t.exposeString("cause", {
        description: "Why, in words for the student.",
      }),
      at: t.expose("at", { type: "DateTime" }),
    }),
  });

export const Entitlement = builder.prismaNode("Entitlement", {
  nullable: true,
  id: { field: "id" },
  description:
    "The right to units of a kind. Its balance is the sum of its lines.",
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    kind: t.expose("kind", { type: EntitlementKindEnum }),
    available: t.exposeInt("available"),
    held: t.exposeInt("held", { description: "What bookings hold." }),
    usable: t.int({
      description:
        "What of it pays for a class at this time: all that is available, or nothing where it stands still or is over.",
      select: { ...whatStops, expiresAt: true },
      resolve: async (right, _args, context) =>
        isUsable(right, context.now()) && !(await stoppedBy(right, context))
          ? right.available
          : 0,
    }),
    expiresAt: t.expose("expiresAt", { type: "DateTime", nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    stoppedBy: t.field({
      type: StandstillEnum,
      nullable: true,
      description:
        "Why what is left of it pays for nothing at this time; null where it may be used.",
      select: whatStops,
      resolve: (right, _args, context) => stoppedBy(right, context),
    }),
    person: t.relation("person"),
    enrollment: t.relation("enrollment", { nullable: true }),
    enrollmentStep: t.relation("enrollmentStep", { nullable: true }),
    order: t.relation("order", { nullable: true }),
    bookings: t.relation("bookings", {
      query: { orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
    }),
    entries: t.field({
      type: [EntitlementEntry],
      description: "The balance explained line by line, the oldest first.",
      select: {
        entries: {
          orderBy: [{ at: "asc" as const }, { id: "asc" as const }],
        },
      },
      resolve: ({ entries }) => explain(entries),
    }),
  }),
});

/** Each line with what was available after it. What was granted stands first, also where it was booked in the same moment. */
function explain(entries: readonly Omit<ExplainedEntry, "balance">[]) {
  let balance = 0;
  return entries
    .toSorted((a, b) => Number(isGrant(b)) - Number(isGrant(a)))
    .map((entry) => {
      balance += entry.available;
      return { ...entry, balance };
    });
}

const isGrant = ({ kind }: Pick<ExplainedEntry, "kind">) => kind === "GRANT";
