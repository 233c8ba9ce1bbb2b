import { whose } from "../booking/bookings.query.ts";
import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { WaitlistEntry, WaitlistStateEnum } from "./waitlist.type.ts";

builder.queryField("waits", (t) =>
  t.prismaConnection({
    type: WaitlistEntry,
    cursor: "id",
    description:
      "The viewer's own waits for seats, or all for staff; in the order of joining.",
    authScopes: { signedIn: true },
    args: {
      personId: t.arg.id({ required: false, description: "For staff." }),
      sessionId: t.arg.id({ required: false }),
      states: t.arg({ type: [WaitlistStateEnum], required: false }),
    },
    resolve: (query, _root, { personId, sessionId, states }, context) =>
      context.db.waitlistEntry.findMany({
        ...query,
        where: {
          ...whose(personId, context),
          ...(sessionId && {
            sessionId: readId("sessionId", "Session", sessionId),
          }),
          ...(states && { state: { in: [...states] } }),
        },
        orderBy: { place: "asc" },
      }),
  }),
);
