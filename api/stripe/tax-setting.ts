import type { StripeClient } from "@throughline/integrations/stripe/client";

/** Whether Stripe reckons tax for this school. */
export type TaxSetting = () => Promise<boolean>;

const keepMs = 60_000;

/**
 * Whether Stripe Tax is switched on in the school's Stripe account, where it is set up; a change there counts within a minute.
 * Rejects where Stripe does not answer.
 */
export function taxSettingOf(
  client: StripeClient,
  now: () => Date,
): TaxSetting {
  let kept: { until: number; isOn: Promise<boolean> } | undefined;
  return () => {
    const time = now().getTime();
    if (kept && time < kept.until) return kept.isOn;
    const isOn = client.tax.settings
      .retrieve()
      .then(({ status }) => status === "active");
    kept = { until: time + keepMs, isOn };
    isOn.catch(() => (kept = undefined));
    return isOn;
  };
}
