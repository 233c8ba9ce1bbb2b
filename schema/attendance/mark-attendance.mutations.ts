import { markAllPresent } from "@throughline/domain/attendance/mark-all-present";
import { markAttendance } from "@throughline/domain/attendance/mark-attendance";
import { noteSchema } from "@throughline/domain/attendance/note";
import { z } from "zod";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { failures, NotFound, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { writeNodeId } from "../node-id.ts";
import { isStaff } from "../policy/scopes.ts";
import { teaches } from "../policy/teaching.ts";
import { AttendanceStateEnum } from "../session/roll.fields.ts";
import { Session } from "../session/session.type.ts";

const MarkAttendanceInput = builder.inputType("MarkAttendanceInput", {
  fields: (t) => ({
    bookingId: t.id(),
    mark: t.field({
      type: AttendanceStateEnum,
      required: false,
      description: "Null, or left out, takes the mark back.",
    }),
    note: t.string({ required: false }),
  }),
});

const markSchema = z.object({
  bookingId: nodeIdOf("Booking"),
  mark: z
    .enum(["ATTENDED", "NO_SHOW", "EXCUSED"])
    .nullish()
    .transform((mark) => mark ?? null),
  note: noteSchema,
});

builder.mutationField("markAttendance", (t) =>
  t.prismaField({
    type: Session,
    description:
      "Writes into the roll whether somebody was there, for the instructor of the class and staff. Attended completes the step; who is excused may book again. Repeating it changes nothing.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: MarkAttendanceInput }) },
    async resolve(query, _root, { input }, context) {
      const { db, transactForViewer, now } = context;
      const wanted = parseInput(markSchema, input);
      const booking = await db.booking.findUnique({
        where: { id: wanted.bookingId },
        include: { session: true },
      });
      if (!booking || !mayKeepRoll(booking.session, context))
        throw new NotFound("input.bookingId", "There is no such booking.");
      succeed(
        await transactForViewer((tx) => markAttendance(tx, wanted, now())),
      );
      return db.session.findUniqueOrThrow({
        ...query,
        where: { id: booking.sessionId },
      });
    },
  }),
);

const MarkAllPresentInput = builder.inputType("MarkAllPresentInput", {
  fields: (t) => ({ sessionId: t.id() }),
});

interface Marked {
  sessionId: string;
  bookingIds: string[];
  left: { bookingId: string; reason: string }[];
}

const LeftOut = builder.objectRef<Marked["left"][number]>("LeftOut").implement({
  description: "Somebody who could not be marked.",
  authScopes: { signedIn: true },
  fields: (t) => ({
    bookingId: t.id({
      resolve: ({ bookingId }) => writeNodeId("Booking", bookingId),
    }),
    reason: t.exposeString("reason"),
  }),
});

const MarkedAllPresent = builder
  .objectRef<Marked>("MarkedAllPresent")
  .implement({
    authScopes: { signedIn: true },
    fields: (t) => ({
      bookingIds: t.idList({
        description: "Who was marked by this; taking it back is up to you.",
        resolve: ({ bookingIds }) =>
          bookingIds.map((id) => writeNodeId("Booking", id)),
      }),
      left: t.field({ type: [LeftOut], resolve: ({ left }) => left }),
      session: t.prismaField({
        type: Session,
        resolve: (query, { sessionId }, _args, { db }) =>
          db.session.findUniqueOrThrow({ ...query, where: { id: sessionId } }),
      }),
    }),
  });

const allSchema = z.object({ sessionId: nodeIdOf("Session") });

builder.mutationField("markAllPresent", (t) =>
  t.field({
    type: MarkedAllPresent,
    description:
      "Marks everybody as attended of whom the roll says nothing yet, for the instructor of the class and staff.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: MarkAllPresentInput }) },
    async resolve(_root, { input }, context) {
      const { db, transactForViewer, now } = context;
      const { sessionId } = parseInput(allSchema, input);
      const session = await db.session.findUnique({ where: { id: sessionId } });
      if (!session || !mayKeepRoll(session, context))
        throw new NotFound("input.sessionId", "There is no such class.");
      const marked = succeed(
        await transactForViewer((tx) =>
          markAllPresent(tx, { sessionId }, now()),
        ),
      );
      return { ...marked, sessionId };
    },
  }),
);

/** The roll is kept by the instructor of the class and by staff. */
const mayKeepRoll = (
  { instructorId }: { instructorId: string | null },
  context: Context,
): boolean => isStaff(context) || teaches(instructorId, context.viewer);
