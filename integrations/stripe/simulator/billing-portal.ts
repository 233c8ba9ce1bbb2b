import type { Stripe } from "stripe";
import { z } from "zod";
import type { Call, Route } from "./call.ts";
import { id, readParams } from "./params.ts";
import { newId, secondsNow } from "./world.ts";

/** Stripe's own pages where the owner of a subscription changes it. */
export const billingPortalRoutes: Route[] = [
  ["POST", "/v1/billing_portal/sessions", createSession],
];

function createSession({ world, params }: Call): Stripe.BillingPortal.Session {
  const read = readParams(
    z.strictObject({
      customer: id,
      return_url: z.url("Not a valid URL").optional(),
    }),
    params,
  );
  const customer = world.books.get("customer", read.customer, "customer");
  const token = newId(world, "bps", 24);
  world.books.notes.set(token, {
    customer: customer.id,
    returnUrl: read.return_url ?? "",
  });
  return {
    id: token,
    object: "billing_portal.session",
    configuration: "bpc_simulator",
    created: secondsNow(world),
    customer: customer.id,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: null,
    on_behalf_of: null,
    return_url: read.return_url ?? null,
    url: `${world.publicUrl()}/billing/${token}`,
  } satisfies Stripe.BillingPortal.Session;
}
