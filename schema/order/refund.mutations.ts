import { sendClaimAgain } from "@throughline/domain/order/send-claim-again";
import { reasonSchema } from "@throughline/domain/person/person.rules";
import { decideRevocations } from "@throughline/domain/refund/decide-revocations";
import type { Revocations } from "@throughline/domain/refund/refund.rules";
import { requestRefund } from "@throughline/domain/refund/request-refund";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { requestKeySchema } from "./begin-checkout.mutation.ts";
import { Order } from "./order.type.ts";

const RevokedRightInput = builder.inputType("RevokedRightInput", {
  fields: (t) => ({ entitlementId: t.id(), units: t.int() }),
});

const RevocationsInput = builder.inputType("RevocationsInput", {
  description:
    "What goes with the money. What is used up is never taken back; what was not chosen stays.",
  fields: (t) => ({
    rights: t.field({ type: [RevokedRightInput], required: false }),
    endsEnrollment: t.boolean({ required: false }),
    seats: t.int({
      required: false,
      description:
        "So many seats end: free ones first, then promised ones, then those that are taken.",
    }),
    endsLicense: t.boolean({
      required: false,
      description: "The license's subscription is ended at Stripe, by a job.",
    }),
  }),
});

const RefundOrderInput = builder.inputType("RefundOrderInput", {
  fields: (t) => ({
    orderId: t.id(),
    paymentId: t.id({
      required: false,
      description:
        "Which payment; it must be named of a license that was paid several times.",
    }),
    amount: t.int({ description: "In the currency's smallest unit." }),
    reason: t.string({ description: "Why; at least 3 characters." }),
    revocations: t.field({ type: RevocationsInput, required: false }),
    requestKey: t.string({
      description: "A random key: a repeated click finds the same refund.",
    }),
  }),
});

const DecideRefundInput = builder.inputType("DecideRefundInput", {
  fields: (t) => ({
    refundId: t.id(),
    revocations: t.field({ type: RevocationsInput }),
  }),
});

const SendClaimAgainInput = builder.inputType("SendClaimAgainInput", {
  fields: (t) => ({ orderId: t.id() }),
});

const revocations = z
  .object({
    rights: z
      .array(
        z.object({
          entitlementId: nodeIdOf("Entitlement"),
          units: z
            .int()
            .min(1, "Take back at least 1.")
            .max(100_000, "So many were never granted."),
        }),
      )
      .max(500, "Take back at most 500 rights at a time.")
      .nullish(),
    endsEnrollment: z.boolean().nullish(),
    seats: z
      .int()
      .min(0, "No fewer than 0 seats can end.")
      .max(10_000, "An order has 10,000 seats at most.")
      .nullish(),
    endsLicense: z.boolean().nullish(),
  })
  .nullish()
  .transform((input): Revocations => ({
    rights: input?.rights ?? [],
    endsEnrollment: input?.endsEnrollment ?? false,
    seats: input?.seats ?? 0,
    endsLicense: input?.endsLicense ?? false,
  }));

const refundSchema = z.object({
  orderId: nodeIdOf("Order"),
  paymentId: z.uuid("This is no payment's id.").nullish(),
  amount: z.int().min(1, "Give back at least 1 of the smallest unit."),
  reason: reasonSchema,
  revocations,
  requestKey: requestKeySchema,
});
const decideSchema = z.object({ refundId: nodeIdOf("Refund"), revocations });
const claimSchema = z.object({ orderId: nodeIdOf("Order") });

builder.mutationField("refundOrder", (t) =>
  t.prismaField({
    type: Order,
    description:
      "Gives money back, all or some, and takes back what was chosen, at once. Stripe is asked by a job. Of each payment together never more than was paid.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: RefundOrderInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(refundSchema, input);
      succeed(await transact((tx) => requestRefund(tx, wanted, now())));
      return db.order.findUniqueOrThrow({
        ...query,
        where: { id: wanted.orderId },
      });
    },
  }),
);

builder.mutationField("decideRefund", (t) =>
  t.prismaField({
    type: Order,
    description:
      "Decides what goes with a refund that was made in Stripe's dashboard, which may be nothing. Once; repeating it changes nothing.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: DecideRefundInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(decideSchema, input);
      const { refundId } = succeed(
        await transact((tx) => decideRevocations(tx, wanted, now())),
      );
      return db.order.findFirstOrThrow({
        ...query,
        where: { refunds: { some: { id: refundId } } },
      });
    },
  }),
);

builder.mutationField("sendClaimAgain", (t) =>
  t.prismaField({
    type: Order,
    description:
      "Mails a guest the link to their purchase once more; the former one opens nothing any more. At most once a minute.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: SendClaimAgainInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(claimSchema, input);
      const { orderId } = succeed(
        await transact((tx) => sendClaimAgain(tx, wanted, now())),
      );
      return db.order.findUniqueOrThrow({ ...query, where: { id: orderId } });
    },
  }),
);
