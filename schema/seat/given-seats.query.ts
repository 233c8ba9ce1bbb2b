import {
  readGivenSeats,
  type GivenSeat,
} from "@throughline/domain/seat/read-given-seats";
import { builder } from "../builder.ts";
import { writeNodeId } from "../node-id.ts";

const GivenSeatType = builder.objectRef<GivenSeat>("GivenSeat").implement({
  description: "A place that somebody else bought and the viewer took.",
  authScopes: { signedIn: true },
  fields: (t) => ({
    id: t.id({ resolve: ({ seatId }) => writeNodeId("Seat", seatId) }),
    courseTitle: t.exposeString("courseTitle"),
    giverName: t.exposeString("giverName", {
      description: "Who gave the place.",
    }),
    claimedAt: t.expose("claimedAt", { type: "DateTime" }),
    revokedAt: t.expose("revokedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was taken back; null while it is the viewer's.",
    }),
    isSuspended: t.exposeBoolean("isSuspended", {
      description: "Its course stands still, because the license does.",
    }),
    enrollmentId: t.id({
      nullable: true,
      description: "Where the viewer goes on.",
      resolve: ({ enrollmentId }) =>
        enrollmentId && writeNodeId("Enrollment", enrollmentId),
    }),
  }),
});

builder.queryField("givenSeats", (t) =>
  t.field({
    type: [GivenSeatType],
    description:
      "The places that others gave the viewer, newest first; those taken back since are among them.",
    authScopes: { signedIn: true },
    resolve: (_root, _args, { viewer: { personId }, transactForViewer }) =>
      personId
        ? transactForViewer((tx) => readGivenSeats(tx, { personId }))
        : [],
  }),
);
