import type { LoggedEvent } from "@throughline/domain/event/read";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { unauthorized } from "../error/unauthorized.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { coalesce } from "../event/coalesce.ts";
import { followLog } from "../event/follow-log.ts";
import { followingArgs } from "../event/following-args.ts";
import { isStaff } from "../policy/scopes.ts";
import { teaches } from "../policy/teaching.ts";
import { Session } from "./session.type.ts";

const quietMs = 250;

interface Change {
  cursor: string;
  sessionId: string;
}

const SessionChanged = builder.objectRef<Change>("SessionChanged").implement({
  description:
    "Something happened to a class, its bookings, its waitlist or its roll.",
  authScopes: { signedIn: true },
  fields: (t) => ({
    cursor: t.exposeString("cursor", {
      description: "Give it as `after` to go on from here.",
    }),
    session: t.prismaField({
      type: Session,
      nullable: true,
      description: "As it stands by now.",
      resolve: (query, { sessionId }, _args, { db }) =>
        db.session.findUnique({ ...query, where: { id: sessionId } }),
    }),
  }),
});

builder.subscriptionField("sessionChanged", (t) =>
  t.field({
    type: SessionChanged,
    description:
      "A class, its bookings, its waitlist and its roll, at most four times a second; for its instructor and staff.",
    authScopes: { signedIn: true },
    args: { sessionId: t.arg.id(), ...followingArgs },
    async subscribe(_root, { sessionId, ...following }, context) {
      const id = readId("sessionId", "Session", sessionId);
      if (!(await keepsRoll(id, context))) throw unauthorized(context);
      const changes = followLog(
        context.feed,
        following,
        (event) => event.sessionId === id && isAboutClasses(event.type),
      );
      return ofSession(coalesce(changes, quietMs), id, context);
    },
    resolve: (change) => change,
  }),
);

const isAboutClasses = (type: string) =>
  /^(session|booking|waitlist)\./.test(type);

/** Whether the class is one whose roll the viewer keeps, as of now: another may have taken it over. */
async function keepsRoll(id: string, context: Context): Promise<boolean> {
  const session = await context.db.session.findUnique({
    where: { id },
    select: { instructorId: true },
  });
  if (!session) return false;
  return isStaff(context) || teaches(session.instructorId, context.viewer);
}

/** Each change by its class; ends in a refusal as soon as the class is no longer the viewer's. */
function ofSession(
  events: AsyncIterableIterator<LoggedEvent>,
  sessionId: string,
  context: Context,
): AsyncIterableIterator<Change> {
  return {
    async next() {
      const result = await events.next();
      if (result.done) return { done: true, value: undefined };
      if (!(await keepsRoll(sessionId, context))) {
        await events.return?.();
        throw unauthorized(context);
      }
      const { cursor } = result.value;
      return { done: false, value: { cursor, sessionId } };
    },
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
