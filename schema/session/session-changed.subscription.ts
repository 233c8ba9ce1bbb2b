import type { LoggedEvent } from "@throughline/domain/event/read";
import { builder } from "../builder.ts";
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
    "Something may have happened to a class, its bookings or its roll.",
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
      const session = await context.db.session.findUnique({ where: { id } });
      const { viewer } = context;
      if (
        !session ||
        !(isStaff(context) || teaches(session.instructorId, viewer))
      )
        throw unauthorized(context);
      const changes = coalesce(
        followLog(context.feed, following, ({ type }) => isAboutClasses(type)),
        quietMs,
      );
      return ofSession(changes, id);
    },
    resolve: (change) => change,
  }),
);

const isAboutClasses = (type: string) =>
  /^(session|booking|waitlist)\./.test(type);

/** The log does not say of which class it was, so another one's change looks like ours; it is then told as it stands. */
function ofSession(
  events: AsyncIterableIterator<LoggedEvent>,
  sessionId: string,
): AsyncIterableIterator<Change> {
  return {
    async next() {
      const result = await events.next();
      if (result.done) return { done: true, value: undefined };
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
