import { builder } from "../builder.ts";
import { Order } from "../order/order.type.ts";

builder.queryField("myPlaces", (t) =>
  t.prismaConnection({
    type: Order,
    cursor: "id",
    description:
      "The viewer's purchases of places for others, licenses among them, newest first.",
    authScopes: { signedIn: true },
    totalCount: (_root, _args, { db, viewer }) =>
      db.order.count({ where: placesOf(viewer.personId) }),
    resolve: (query, _root, _args, { db, viewer }) =>
      db.order.findMany({
        ...query,
        where: placesOf(viewer.personId),
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      }),
  }),
);

const placesOf = (personId: string | null) => ({
  personId: personId ?? "00000000-0000-0000-0000-000000000000",
  isForOthers: true,
  state: { in: ["PAID" as const, "REFUNDED" as const] },
});
