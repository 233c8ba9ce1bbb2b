import type { Stripe } from "stripe";
import type { Call, Route } from "./call.ts";

/** Whether Stripe reckons tax. */
export const taxRoutes: Route[] = [["GET", "/v1/tax/settings", showSettings]];

function showSettings({ world }: Call): Stripe.Tax.Settings {
  const isActive = world.house.taxPercent !== null;
  return {
    object: "tax.settings",
    defaults: { provider: "stripe", tax_behavior: "exclusive", tax_code: null },
    head_office: null,
    livemode: false,
    status: isActive ? "active" : "pending",
    status_details: isActive
      ? { active: {} }
      : { pending: { missing_fields: ["head_office"] } },
  } satisfies Stripe.Tax.Settings;
}
