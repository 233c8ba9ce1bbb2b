import { beginPayeeAgain } from "@throughline/domain/payout/begin-payee-again";
import { isCountry } from "@throughline/domain/payout/country.rules";
import { noteOnboarding } from "@throughline/domain/payout/note-onboarding";
import { openPayoutAccount } from "@throughline/domain/payout/open-payout-account";
import { retryTransfer } from "@throughline/domain/payout/retry-transfer";
import { setPayoutShares } from "@throughline/domain/payout/set-payout-shares";
import {
  emailSchema,
  fullName,
  reasonSchema,
} from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import {
  failures,
  NotFound,
  Refused,
  succeed,
} from "../error/user-error.type.ts";
import { Course } from "../course/course.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { writeNodeId } from "../node-id.ts";
import { PayoutAccount, Transfer } from "./payout.type.ts";

const OpenPayoutAccountInput = builder.inputType("OpenPayoutAccountInput", {
  fields: (t) => ({
    partnerId: t.id({ required: false }),
    personId: t.id({
      required: false,
      description: "An instructor; one of the two.",
    }),
    email: t.string({ description: "Whom Stripe writes to." }),
    country: t.string({ description: "ISO 3166, such as US." }),
  }),
});
const openSchema = z
  .object({
    partnerId: nodeIdOf("Partner").nullish(),
    personId: nodeIdOf("Person").nullish(),
    email: emailSchema,
    country: z
      .string()
      .trim()
      .toUpperCase()
      .refine(isCountry, "This is not a country’s code, such as US."),
  })
  .transform(({ partnerId, personId, ...rest }, check) => {
    if (partnerId && !personId) return { ...rest, payee: { partnerId } };
    if (personId && !partnerId) return { ...rest, payee: { personId } };
    check.addIssue({
      code: "custom",
      path: ["partnerId"],
      message: "Name either a partner or an instructor.",
    });
    return z.NEVER;
  });

builder.mutationField("openPayoutAccount", (t) =>
  t.prismaField({
    type: PayoutAccount,
    description:
      "Makes a partner or an instructor a payee; each is one once. Nothing is told to Stripe before the onboarding begins.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: OpenPayoutAccountInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(openSchema, input);
      const { payoutAccountId } = succeed(
        await transact((tx) => openPayoutAccount(tx, wanted, now())),
      );
      return db.payoutAccount.findUniqueOrThrow({
        ...query,
        where: { id: payoutAccountId },
      });
    },
  }),
);

const StartPayoutOnboardingInput = builder.inputType(
  "StartPayoutOnboardingInput",
  { fields: (t) => ({ payoutAccountId: t.id() }) },
);
const startSchema = z.object({ payoutAccountId: nodeIdOf("PayoutAccount") });

const PayoutOnboarding = builder
  .objectRef<{ url: string }>("PayoutOnboarding")
  .implement({
    description: "Stripe's own pages on which a payee tells what Stripe wants.",
    authScopes: { signedIn: true },
    fields: (t) => ({
      url: t.exposeString("url", {
        description: "For one visit, within some minutes.",
      }),
    }),
  });

builder.mutationField("startPayoutOnboarding", (t) =>
  t.field({
    type: PayoutOnboarding,
    description:
      "A link by which a payee tells Stripe what it wants to know; the first time it makes the account there, once. For staff and the payee.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: StartPayoutOnboardingInput }) },
    async resolve(_root, { input }, context) {
      const { db, stripe, school, transactForViewer, now } = context;
      const { payoutAccountId } = parseInput(startSchema, input);
      const account = await db.payoutAccount.findUnique({
        where: { id: payoutAccountId },
        include: { partner: true, person: true },
      });
      if (!account)
        throw new NotFound("input.payoutAccountId", "There is no such payee.");
      if (account.state === "CLOSED")
        throw new Refused(
          "input.payoutAccountId",
          "This account is closed at Stripe. The school can let the payee begin a new one.",
        );
      const { partner, person, email, country } = account;
      const { stripeAccountId, formerStripeAccountIds } = account;
      const id = writeNodeId("PayoutAccount", payoutAccountId);
      const started = await stripe.startOnboarding({
        payoutAccountId,
        stripeAccountId,
        formerStripeAccountIds,
        name: partner?.name ?? (person ? fullName(person) : email),
        email,
        country,
        refreshUrl: `${school.portalUrl}/payouts/again?account=${id}`,
        returnUrl: `${school.portalUrl}/payouts?from=stripe`,
      });
      if (started.kind === "unavailable")
        throw new Refused("input.payoutAccountId", started.reason);
      const noted = {
        payoutAccountId,
        stripeAccountId: started.stripeAccountId,
      };
      succeed(
        await transactForViewer((tx) => noteOnboarding(tx, noted, now())),
      );
      return { url: started.url };
    },
  }),
);

const BeginPayeeAgainInput = builder.inputType("BeginPayeeAgainInput", {
  fields: (t) => ({ payoutAccountId: t.id() }),
});

builder.mutationField("beginPayeeAgain", (t) =>
  t.prismaField({
    type: PayoutAccount,
    description:
      "Lets a payee whose account at Stripe is closed begin a new one; shares that wait are sent there once it can receive.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: BeginPayeeAgainInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(startSchema, input);
      const { payoutAccountId } = succeed(
        await transact((tx) => beginPayeeAgain(tx, wanted, now())),
      );
      return db.payoutAccount.findUniqueOrThrow({
        ...query,
        where: { id: payoutAccountId },
      });
    },
  }),
);

const PayoutShareInput = builder.inputType("PayoutShareInput", {
  fields: (t) => ({
    payoutAccountId: t.id(),
    courseStepId: t.id({
      required: false,
      description: "Left out, it is for the course as a whole.",
    }),
    basisPoints: t.int({
      required: false,
      description: "Hundredths of a percent of what is paid without tax; or:",
    }),
    amount: t.int({
      required: false,
      description: "For each place, in the currency's smallest unit.",
    }),
    currency: t.string({
      required: false,
      description:
        "What the amount is in; the price's where it is left out. A share in another can only stay as it is stored.",
    }),
  }),
});
const SetPayoutSharesInput = builder.inputType("SetPayoutSharesInput", {
  fields: (t) => ({
    courseId: t.id(),
    shares: t.field({
      type: [PayoutShareInput],
      description: "All of them; what is left out ends.",
    }),
    reason: t.string(),
  }),
});
const sharesSchema = z.object({
  courseId: nodeIdOf("Course"),
  shares: z
    .array(
      z.object({
        payoutAccountId: nodeIdOf("PayoutAccount"),
        courseStepId: nodeIdOf("CourseStep").nullish().transform(orNull),
        basisPoints: z
          .int()
          .min(1, "A share is more than nothing.")
          .max(10_000, "A share is 100 % at most.")
          .nullish()
          .transform(orNull),
        amount: z
          .int()
          .min(1, "A share is more than nothing.")
          .max(99_999_999, "This is more than anything costs.")
          .nullish()
          .transform(orNull),
        currency: z
          .string()
          .regex(/^[a-z]{3}$/, "This is no currency, such as usd.")
          .nullish()
          .transform(orNull),
      }),
    )
    .max(100, "A course has at most 100 shares."),
  reason: reasonSchema,
});

builder.mutationField("setPayoutShares", (t) =>
  t.prismaField({
    type: Course,
    description:
      "Makes the shares of a course what is given, for sales from now on. Together they are never more than what is paid.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: SetPayoutSharesInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(sharesSchema, input);
      const { courseId } = succeed(
        await transact((tx) => setPayoutShares(tx, wanted, now())),
      );
      return db.course.findUniqueOrThrow({ ...query, where: { id: courseId } });
    },
  }),
);

const RetryTransferInput = builder.inputType("RetryTransferInput", {
  fields: (t) => ({ transferId: t.id() }),
});
const retrySchema = z.object({ transferId: nodeIdOf("Transfer") });

builder.mutationField("retryTransfer", (t) =>
  t.prismaField({
    type: Transfer,
    description:
      "Tries a share again that Stripe refused to send or to take back.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: RetryTransferInput }) },
    async resolve(query, _root, { input }, { db, transact }) {
      const wanted = parseInput(retrySchema, input);
      const { transferId } = succeed(
        await transact((tx) => retryTransfer(tx, wanted)),
      );
      return db.transfer.findUniqueOrThrow({
        ...query,
        where: { id: transferId },
      });
    },
  }),
);

function orNull<Value>(value: Value | null | undefined): Value | null {
  return value ?? null;
}
