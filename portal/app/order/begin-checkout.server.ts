import { data, redirect } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { readPicked, rememberPicked } from "./picked-class.server.ts";

const BeginCheckout = graphql(`
  mutation BeginCheckout(
    $productId: ID!
    $quantity: Int!
    $isForOthers: Boolean!
    $email: String
    $requestKey: String!
  ) {
    beginCheckout(
      input: {
        productId: $productId
        quantity: $quantity
        isForOthers: $isForOthers
        email: $email
        requestKey: $requestKey
      }
    ) {
      __typename
      ... on Checkout {
        url
        number
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

const form = z.object({
  requestKey: z.string().min(1).max(100),
  recipient: z.enum(["me", "others"]).catch("me"),
  quantity: z.coerce.number().int().catch(0),
  email: z.string().trim().max(400).catch(""),
});

/** Why a purchase could not be begun, and what was typed. */
export interface BuyAnswer {
  /** The field's name in the form; null where none is at fault. */
  field: "quantity" | "email" | "recipient" | null;
  message: string;
  typed: { recipient: "me" | "others"; quantity: string; email: string };
}

/**
 * Begins a purchase and goes on to Stripe's page, remembering the class that the address names; else answers with what was wrong,
 * with 409. Throws 400 for no form of ours, and for an address that makes no sense.
 */
export async function answerBuying(request: Request, productId: string) {
  const fields = await readFields(request);
  const asked = form.safeParse(Object.fromEntries(fields));
  if (!asked.success) throw data(null, { status: 400 });
  const { recipient, quantity, email, requestKey } = asked.data;
  const picked = await readPicked(request);
  const { beginCheckout } = await query(request, BeginCheckout, {
    productId,
    quantity,
    isForOthers: recipient === "others",
    email: email || null,
    requestKey,
  });
  if (beginCheckout.__typename === "Checkout")
    throw redirect(
      beginCheckout.url ??
        `/thank-you?checkout=${encodeURIComponent(requestKey)}`,
      { headers: picked ? await rememberPicked(requestKey, picked) : {} },
    );
  const typed = { recipient, quantity: textOf(fields, "quantity"), email };
  const answer: BuyAnswer = {
    field: fieldsOfForm[beginCheckout.field] ?? null,
    message: beginCheckout.message,
    typed,
  };
  return data(answer, { status: 409 });
}

const fieldsOfForm: Record<string, BuyAnswer["field"] | undefined> = {
  "input.quantity": "quantity",
  "input.email": "email",
  "input.isForOthers": "recipient",
};
