import { reasonSchema } from "@throughline/domain/person/person.rules";
import {
  attachOption,
  detachOption,
} from "@throughline/domain/session/attach-option";
import { cancelSession } from "@throughline/domain/session/cancel-session";
import { editSession } from "@throughline/domain/session/edit-session";
import { moveSession } from "@throughline/domain/session/move-session";
import {
  roomSchema,
  sessionFactsSchema,
  sessionTimeSchema,
} from "@throughline/domain/session/session.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { Session, SessionKindEnum } from "./session.type.ts";

const sessionId = nodeIdOf("Session");

const builtOn = {
  type: "DateTime",
  required: false,
  description:
    "`updatedAt` of the class on which the change builds: refused where it was changed since. Left out, it is not asked.",
} as const;

const EditSessionInput = builder.inputType("EditSessionInput", {
  fields: (t) => ({
    sessionId: t.id(),
    kind: t.field({ type: SessionKindEnum }),
    title: t.string(),
    capacity: t.int({ description: "Never below the seats taken." }),
    instructorId: t.id({
      required: false,
      description: "A person. Left out, it stays; null takes it away.",
    }),
    meetingUrl: t.string({
      required: false,
      description: "Left out, it stays; empty or null takes it away.",
    }),
    updatedAt: t.field(builtOn),
  }),
});

const { meetingUrl } = sessionFactsSchema.shape;
const editSchema = sessionFactsSchema.omit({ room: true }).extend({
  sessionId,
  instructorId: nodeIdOf("Person").nullish(),
  meetingUrl: meetingUrl.nullish(),
  updatedAt: z.date().nullish(),
});

builder.mutationField("editSession", (t) =>
  t.prismaField({
    type: Session,
    description:
      "Changes what a class is; `moveSession` changes when and where it is.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: EditSessionInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(editSchema, input);
      succeed(await transact((tx) => editSession(tx, wanted, now())));
      return db.session.findUniqueOrThrow({
        ...query,
        where: { id: wanted.sessionId },
      });
    },
  }),
);

const MoveSessionInput = builder.inputType("MoveSessionInput", {
  fields: (t) => ({
    sessionId: t.id(),
    startsLocal: t.string({
      description: "What a clock on the wall shows, such as 2026-03-28T18:00.",
    }),
    timeZone: t.string({ description: "IANA name." }),
    minutes: t.int(),
    room: t.string({
      required: false,
      description: "Left out, it stays; empty or null takes it away.",
    }),
    updatedAt: t.field(builtOn),
  }),
});

const moveSchema = sessionTimeSchema.extend({
  sessionId,
  room: roomSchema.nullish(),
  updatedAt: z.date().nullish(),
});

builder.mutationField("moveSession", (t) =>
  t.prismaField({
    type: Session,
    description:
      "Puts a class at another time or place. Attendees are told once, and may leave a class at another time without losing anything.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: MoveSessionInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(moveSchema, input);
      succeed(await transact((tx) => moveSession(tx, wanted, now())));
      return db.session.findUniqueOrThrow({
        ...query,
        where: { id: wanted.sessionId },
      });
    },
  }),
);

const CancelSessionInput = builder.inputType("CancelSessionInput", {
  fields: (t) => ({
    sessionId: t.id(),
    reason: t.string({
      description: "Why; at least 3 characters. Attendees read it.",
    }),
  }),
});

const cancelSchema = z.object({ sessionId, reason: reasonSchema });

builder.mutationField("cancelSession", (t) =>
  t.prismaField({
    type: Session,
    description:
      "Calls a class off: everybody gets their right back and is told once, with the other classes of the step. Repeating it changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: CancelSessionInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(cancelSchema, input);
      succeed(await transact((tx) => cancelSession(tx, wanted, now())));
      return db.session.findUniqueOrThrow({
        ...query,
        where: { id: wanted.sessionId },
      });
    },
  }),
);

const StepOptionInput = builder.inputType("StepOptionInput", {
  fields: (t) => ({ sessionId: t.id(), courseStepId: t.id() }),
});

const optionSchema = z.object({
  sessionId,
  courseStepId: nodeIdOf("CourseStep"),
});

const optionCommands = {
  attachOption: {
    command: attachOption,
    description: "Makes a class one of those by which a step may be taken.",
  },
  detachOption: {
    command: detachOption,
    description:
      "Takes a class out of a step's options, as long as nobody has booked it for that step.",
  },
};

for (const [name, { command, description }] of Object.entries(optionCommands)) {
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: Session,
      description: `${description} Repeating it changes nothing.`,
      authScopes: { staff: true },
      errors: failures,
      args: { input: t.arg({ type: StepOptionInput }) },
      async resolve(query, _root, { input }, { db, transact, now }) {
        const wanted = parseInput(optionSchema, input);
        succeed(await transact((tx) => command(tx, wanted, now())));
        return db.session.findUniqueOrThrow({
          ...query,
          where: { id: wanted.sessionId },
        });
      },
    }),
  );
}
