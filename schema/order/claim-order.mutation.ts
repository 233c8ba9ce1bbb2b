import { randomBytes } from "node:crypto";
import { claimOrder } from "@throughline/domain/order/claim-order";
import {
  familyNameSchema,
  nameSchema,
} from "@throughline/domain/person/person.rules";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { parseInput } from "../input.ts";
import {
  Checkout,
  readCheckout,
  type CheckoutRecord,
} from "./checkout.type.ts";

const ClaimOrderInput = builder.inputType("ClaimOrderInput", {
  fields: (t) => ({
    token: t.string({ description: "The last part of the mailed link." }),
    givenName: t.string({
      required: false,
      description: "What the buyer is called; needed where `asksName` says so.",
    }),
    familyName: t.string({
      required: false,
      description: "Some people have none.",
    }),
  }),
});

const inputSchema = z.object({
  token: z
    .string()
    .regex(/^[\w-]{20,100}$/, "This is not the link that was mailed."),
  givenName: nameSchema.nullish(),
  familyName: familyNameSchema.nullish(),
});

const ClaimedOrder = builder
  .objectRef<{ checkout: CheckoutRecord; welcomeToken: string | null }>(
    "ClaimedOrder",
  )
  .implement({
    description: "A guest's purchase that is somebody's own now.",
    authScopes: { anyone: true },
    fields: (t) => ({
      checkout: t.expose("checkout", { type: Checkout }),
      welcomeToken: t.exposeString("welcomeToken", {
        nullable: true,
        description:
          "Sets the first password of the login that was made, at `/welcome?token=…`; null for whoever was signed in.",
      }),
    }),
  });

builder.mutationField("claimOrder", (t) =>
  t.field({
    type: ClaimedOrder,
    description:
      "Makes a guest's purchase the own of whoever opened the mailed link: once, and never another person's. Refused where they must sign in first.",
    authScopes: { anyone: true },
    errors: failures,
    args: { input: t.arg({ type: ClaimOrderInput }) },
    async resolve(_root, { input }, { viewer, transactForViewer, now }) {
      const { token, givenName, familyName } = parseInput(inputSchema, input);
      const names = givenName
        ? { givenName, familyName: familyName ?? "" }
        : null;
      const welcomeToken = randomBytes(24).toString("base64url");
      const { personId } = viewer;
      return transactForViewer(async (tx) => {
        const claimed = succeed(
          await claimOrder(tx, { token, personId, welcomeToken, names }, now()),
        );
        const checkout = await readCheckout(tx, { id: claimed.orderId });
        if (!checkout)
          throw new Error("an order vanished in its own transaction");
        return {
          checkout,
          welcomeToken: claimed.kind === "welcomed" ? welcomeToken : null,
        };
      });
    },
  }),
);
