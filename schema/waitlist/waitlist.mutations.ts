import { joinWaitlist } from "@throughline/domain/waitlist/join-waitlist";
import { leaveWaitlist } from "@throughline/domain/waitlist/leave-waitlist";
import { z } from "zod";
import { askFor } from "../booking/own-booking.ts";
import { builder } from "../builder.ts";
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
  }),
});

builder.mutationField("joinWaitlist", (t) =>
  t.prismaField({
    type: WaitlistEntry,
    description:
      "Waits for a seat in a full class. A freed seat is offered in the order of joining. Repeating it keeps the place.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: JoinWaitlistInput }) },
    async resolve(query, _root, { input }, context) {
      const { db, transactForViewer, now, viewer } = context;
      const { sessionId, enrollmentStepId = null } = parseInput(
        z.object({
          sessionId: nodeIdOf("Session"),
          enrollmentStepId: nodeIdOf("EnrollmentStep").nullish(),
        }),
        input,
      );
      const step =
        enrollmentStepId &&
        (await db.enrollmentStep.findUnique({
          where: { id: enrollmentStepId },
          select: { enrollment: { select: { personId: true } } },
        }));
      const personId = enrollmentStepId
        ? askFor(
            step ? step.enrollment : null,
            "enrollmentStepId",
            "step",
            context,
          ).personId
        : viewer.personId;
      if (!personId)
        throw new Refused("input.sessionId", "Only a person can wait.");
      const wish = { personId, sessionId, enrollmentStepId };
      const { entryId: id } = succeed(
        await transactForViewer((tx) => joinWaitlist(tx, wish, now())),
      );
      return db.waitlistEntry.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);

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
