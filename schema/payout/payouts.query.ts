import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { Partner } from "../partner/partner.type.ts";
import { Person } from "../person/person.type.ts";
import { PayoutAccount, PayoutAccountStateEnum } from "./payout.type.ts";

builder.queryField("payoutAccounts", (t) =>
  t.prismaConnection({
    type: PayoutAccount,
    cursor: "id",
    description: "All payees, newest first.",
    authScopes: { staff: true },
    args: {
      states: t.arg({ type: [PayoutAccountStateEnum], required: false }),
    },
    totalCount: (_root, { states }, { db }) =>
      db.payoutAccount.count({ where: inState(states) }),
    resolve: (query, _root, { states }, { db }) =>
      db.payoutAccount.findMany({
        ...query,
        where: inState(states),
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      }),
  }),
);

const inState = (
  states: (typeof PayoutAccountStateEnum.$inferType)[] | null | undefined,
) => (states ? { state: { in: states } } : {});

builder.queryField("payoutAccount", (t) =>
  t.prismaField({
    type: PayoutAccount,
    nullable: true,
    description: "One payee; for staff and the payee. Null for anybody else.",
    authScopes: { signedIn: true },
    args: { id: t.arg.id() },
    resolve: (query, _root, { id }, { db }) =>
      db.payoutAccount.findUnique({
        ...query,
        where: { id: readId("id", "PayoutAccount", id) },
      }),
  }),
);

builder.queryField("myPayoutAccount", (t) =>
  t.prismaField({
    type: PayoutAccount,
    nullable: true,
    description: "Where the viewer's own share of sales is paid.",
    authScopes: { signedIn: true },
    resolve: (query, _root, _args, { db, viewer }) =>
      viewer.personId
        ? db.payoutAccount.findUnique({
            ...query,
            where: { personId: viewer.personId },
          })
        : null,
  }),
);

builder.prismaObjectField(Partner, "payoutAccount", (t) =>
  t.relation("payoutAccount", {
    type: PayoutAccount,
    nullable: true,
    authScopes: { staff: true },
    description: "Where the partner's share of sales is paid.",
  }),
);

builder.prismaObjectField(Person, "payoutAccount", (t) =>
  t.relation("payoutAccount", {
    type: PayoutAccount,
    nullable: true,
    authScopes: { staff: true },
    description: "Where an instructor's share of sales is paid.",
  }),
);
