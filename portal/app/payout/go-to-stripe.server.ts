import { data, redirect } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { StartPayoutOnboarding } from "./my-payouts.query.ts";

/** Leads the payee on to Stripe, where they tell what it wants to know; or answers why not. */
export async function goToStripe(request: Request) {
  const payoutAccountId = textOf(await readFields(request), "payoutAccountId");
  const { outcome } = await query(request, StartPayoutOnboarding, {
    input: { payoutAccountId },
  });
  if (outcome.__typename === "PayoutOnboarding") throw redirect(outcome.url);
  return data({ problem: outcome.message }, { status: 409 });
}
