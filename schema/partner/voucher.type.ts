import { builder } from "../builder.ts";
import { countVouchers, type VoucherCount } from "./voucher.count.ts";
import { Partner } from "./partner.type.ts";

const Vouchers = builder.objectRef<VoucherCount>("PartnerVouchers").implement({
  description: "The voucher codes for one course of a partner, counted.",
  authScopes: { staff: true },
  fields: (t) => ({
    courseRef: t.exposeString("courseRef"),
    free: t.exposeInt("free"),
    assigned: t.exposeInt("assigned"),
    expired: t.exposeInt("expired", {
      description: "Expired before anybody was given them.",
    }),
    waiting: t.exposeInt("waiting", {
      description: "Students who wait for one.",
    }),
  }),
});

builder.prismaObjectField(Partner, "vouchers", (t) =>
  t.field({
    type: [Vouchers],
    authScopes: { staff: true },
    select: { id: true },
    resolve: ({ id }, _args, { db, now }) => countVouchers(db, id, now()),
  }),
);
