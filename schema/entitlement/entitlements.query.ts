import { whose } from "../booking/bookings.query.ts";
import { builder } from "../builder.ts";
import { Entitlement, EntitlementKindEnum } from "./entitlement.type.ts";

builder.queryField("entitlements", (t) =>
  t.prismaConnection({
    type: Entitlement,
    cursor: "id",
    description:
      "The viewer's own rights and credits, or all for staff; those that expire first stand first.",
    authScopes: { signedIn: true },
    args: {
      personId: t.arg.id({ required: false, description: "For staff." }),
      kinds: t.arg({ type: [EntitlementKindEnum], required: false }),
    },
    resolve: (query, _root, { personId, kinds }, context) =>
      context.db.entitlement.findMany({
        ...query,
        where: {
          ...whose(personId, context),
          ...(kinds && { kind: { in: [...kinds] } }),
        },
        orderBy: [
          { expiresAt: { sort: "asc", nulls: "last" } },
          { createdAt: "asc" },
          { id: "asc" },
        ],
      }),
  }),
);
