import { data, redirect } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { settle } from "../outcome.ts";
import {
  BeginPayeeAgain,
  RetryTransfer,
  StartPayoutOnboarding,
} from "./payout.mutations.ts";

/** What a form of a payee's page is answered with where it does not lead on. */
export interface PayeeAnswer {
  problem?: string;
  /** To be handed on to the payee; shown this once. */
  link?: string;
}

/** Opens Stripe's pages for a payee, makes a link to them, begins a new account after a closed one, or has a transfer tried again. Throws 400 for no form of ours. */
export async function answerPayee(request: Request, payoutAccountId: string) {
  const fields = await readFields(request);
  const intent = textOf(fields, "intent");
  if (intent === "retry") {
    const input = { transferId: textOf(fields, "transferId") };
    const settled = settle(
      (await query(request, RetryTransfer, { input })).outcome,
    );
    if (settled.kind === "done")
      throw redirect(`/payouts/${payoutAccountId}?done=retry`);
    return refuse(settled.problems[0]?.message ?? "");
  }
  const input = { payoutAccountId };
  if (intent === "again") {
    const settled = settle(
      (await query(request, BeginPayeeAgain, { input })).outcome,
    );
    if (settled.kind === "done")
      throw redirect(`/payouts/${payoutAccountId}?done=again`);
    return refuse(settled.problems[0]?.message ?? "");
  }
  if (intent !== "begin" && intent !== "link")
    throw data(null, { status: 400 });
  const { outcome } = await query(request, StartPayoutOnboarding, { input });
  if (outcome.__typename !== "PayoutOnboarding") return refuse(outcome.message);
  if (intent === "begin") throw redirect(outcome.url);
  return data<PayeeAnswer>(
    { link: outcome.url },
    { headers: { "cache-control": "no-store" } },
  );
}

const refuse = (problem: string) =>
  data<PayeeAnswer>({ problem }, { status: 422 });
