import { joinWaitlist } from "@throughline/domain/waitlist/join-waitlist";
import { leaveWaitlist } from "@throughline/domain/waitlist/leave-waitlist";
import { z } from "zod";
import { askFor, ownerOf } from "../booking/own-booking.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { failures, Refused, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { WaitlistEntry } from "./waitlist.type.ts";

const JoinWaitlistInput = builder.inputType("JoinWaitlistInput", {
  fields: (t) => ({
    sessionId: t.id(),
    enrollmentStepId: t.id({
      required: false,
      description:
        "The step that the class would be taken for; left out, a credit pays.",
    }),
    withCredit: t.boolean({
      defaultValue: false,
      description:
        "Let the credit that expires first pay where the step's own right is used up.",
    }),
    personId: t.id({
      required: false,
      description: "For staff: who would take it, where no step says so.",
    }),
  }),
});

const joinSchema = z.object({
  sessionId: nodeIdOf("Session"),
  enrollmentStepId: nodeIdOf("EnrollmentStep").nullish(),
  withCredit: z.boolean(),
  personId: nodeIdOf("Person").nullish(),
});

builder.mutationField("joinWaitlist", (t) =>
  t.prismaField({
    type: WaitlistEntry,
    description:
      "Waits for a seat in a full class. A freed seat is offered in the order of joining. Repeating it keeps the place. The staff put a student in line also outside the booking window, and the seat is offered then too.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: JoinWaitlistInput }) },
    async resolve(query, _root, { input }, context) {
      const { db, transactForViewer, now } = context;
      const { personId: named, ...wanted } = parseInput(joinSchema, input);
      const { enrollmentStepId = null } = wanted;
      const personId = enrollmentStepId
        ? await ownerOf(enrollmentStepId, context)
        : whoWaits(named ?? null, context);
      const byStaff = personId !== context.viewer.personId;
      const wish = { ...wanted, personId, enrollmentStepId, byStaff };
      const { entryId: id } = succeed(
        await transactForViewer((tx) => joinWaitlist(tx, wish, now())),
      );
      return db.waitlistEntry.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

/** Where a credit pays alone: the viewer, or for staff whoever they name. */
function whoWaits(named: string | null, context: Context): string {
  if (named)
    return askFor({ personId: named }, "personId", "person", context).personId;
  const { personId } = context.viewer;
  if (!personId)
    throw new Refused("input.personId", "Only a person can wait. Name one.");
  return personId;
}

const LeaveWaitlistInput = builder.inputType("LeaveWaitlistInput", {
  fields: (t) => ({ entryId: t.id() }),
});

builder.mutationField("leaveWaitlist", (t) =>
  t.prismaField({
    type: WaitlistEntry,
    description:
      "Gives up a place in line; a seat that is offered goes to the next.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: LeaveWaitlistInput }) },
    async resolve(query, _root, { input }, context) {
      const { db, transactForViewer, now } = context;
      const { entryId: id } = parseInput(
        z.object({ entryId: nodeIdOf("WaitlistEntry") }),
        input,
      );
      const found = await db.waitlistEntry.findUnique({ where: { id } });
      askFor(found, "entryId", "wait", context);
      succeed(
        await transactForViewer((tx) =>
          leaveWaitlist(tx, { entryId: id }, now()),
        ),
      );
      return db.waitlistEntry.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
