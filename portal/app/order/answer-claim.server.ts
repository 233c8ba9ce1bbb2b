import { data, redirect } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { ClaimOrder } from "./claim.query.ts";

/** Why a purchase was not taken, and what was typed. */
export interface ClaimRefusal {
  field: string;
  message: string;
  typed: { givenName: string; familyName: string };
}

/** Takes the purchase that a link opens, and goes on to choosing a password or to the order; else says why not, with 409. */
export async function answerClaim(request: Request, token: string) {
  const fields = await readFields(request);
  const typed = {
    givenName: textOf(fields, "givenName"),
    familyName: textOf(fields, "familyName"),
  };
  const names = fields.has("givenName") ? typed : {};
  const { claimOrder: claimed } = await query(request, ClaimOrder, {
    input: { token: token.slice(0, 200), ...names },
  });
  if (claimed.__typename !== "ClaimedOrder") {
    const field = claimed.field.replace(/^input\.?/, "");
    const refusal: ClaimRefusal = { field, message: claimed.message, typed };
    return data(refusal, { status: 409 });
  }
  const { welcomeToken, checkout } = claimed;
  throw redirect(
    welcomeToken
      ? `/welcome?token=${encodeURIComponent(welcomeToken)}`
      : `/orders/${checkout.number}`,
  );
}
