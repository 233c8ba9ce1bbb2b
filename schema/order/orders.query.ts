import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { DomainEvent } from "../event/event.type.ts";
import { Order, OrderStateEnum } from "./order.type.ts";
import { matchesOrder } from "./orders.filter.ts";

const OrderFilterInput = builder.inputType("OrderFilter", {
  fields: (t) => ({
    states: t.field({ type: [OrderStateEnum], required: false }),
    productId: t.id({ required: false }),
    isDisputed: t.boolean({
      required: false,
      description: "Those of which a dispute is open.",
    }),
    hasOpenRefund: t.boolean({
      required: false,
      description:
        "Those with a refund that failed, waits, or is to be decided on.",
    }),
    search: t.string({
      required: false,
      description: "The number, or part of the buyer's address or name.",
    }),
  }),
});

const newestFirst = [{ createdAt: "desc" }, { id: "desc" }] as const;

builder.queryField("orders", (t) =>
  t.prismaConnection({
    type: Order,
    cursor: "id",
    description: "All purchases, newest first.",
    authScopes: { staff: true },
    args: { filter: t.arg({ type: OrderFilterInput, required: false }) },
    totalCount: (_root, { filter }, { db }) =>
      db.order.count({ where: where(filter) }),
    resolve: (query, _root, { filter }, { db }) =>
      db.order.findMany({
        ...query,
        where: where(filter),
        orderBy: [...newestFirst],
      }),
  }),
);

builder.queryField("myOrders", (t) =>
  t.prismaConnection({
    type: Order,
    cursor: "id",
    description:
      "The viewer's own purchases, newest first; those that were never paid are left out.",
    authScopes: { signedIn: true },
    resolve: (query, _root, _args, { db, viewer }) =>
      db.order.findMany({
        ...query,
        where: {
          personId: viewer.personId ?? "",
          state: { in: ["PENDING", "PAID", "FAILED", "REFUNDED"] },
        },
        orderBy: [...newestFirst],
      }),
  }),
);

builder.queryField("order", (t) =>
  t.prismaField({
    type: Order,
    nullable: true,
    description:
      "One purchase by its number; for its buyer and staff. Null for anybody else.",
    authScopes: { signedIn: true },
    args: { number: t.arg.int() },
    resolve: (query, _root, { number }, { db }) =>
      db.order.findUnique({ ...query, where: { number } }),
  }),
);

builder.prismaObjectField(Order, "events", (t) =>
  t.field({
    type: [DomainEvent],
    description: "What happened to it, oldest first; at most 200.",
    authScopes: { staff: true },
    select: { id: true },
    async resolve({ id }, _args, { db }) {
      const found = await db.$queryRaw<{ id: bigint }[]>`
        SELECT id FROM "DomainEvent" WHERE payload ? 'orderId' AND payload ->> 'orderId' = ${id} ORDER BY id LIMIT 200`;
      return db.domainEvent.findMany({
        where: { id: { in: found.map((event) => event.id) } },
        orderBy: { id: "asc" },
      });
    },
  }),
);

type FilterInput = typeof OrderFilterInput.$inferInput;

function where(filter: FilterInput | null | undefined) {
  const { productId, ...rest } = filter ?? {};
  return matchesOrder({
    ...rest,
    productId: productId
      ? readId("filter.productId", "Product", productId)
      : null,
  });
}
