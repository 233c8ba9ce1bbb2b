import { Form } from "@remix-run/react";
import { Banner, Button, Card } from "@throughline/ui";
import type { MessageId } from "../messages/use-text.ts";
import { useText } from "../messages/use-text.ts";
import { LicenseStanding } from "./license-standing.tsx";
import type { License } from "./places.query.ts";

/** How a license stands, loudly where something is to be done about it, and the way to Stripe's pages where it is done. */
export function LicenseCard({ license }: { license: License }) {
  const text = useText();
  const { state, seatCount } = license;
  const isUnpaid = state === "PAST_DUE";
  const standing = <LicenseStanding license={license} />;
  return (
    <Card title={text("license.seats", { count: seatCount })}>
      <div className="flex flex-col gap-3">
        {isUnpaid || state === "PAUSED" ? (
          <Banner strong>{standing}</Banner>
        ) : (
          standing
        )}
        <BillingButton license={license} isUrgent={isUnpaid} />
        <p className="text-sm text-muted">{text("license.billingExplain")}</p>
      </div>
    </Card>
  );
}

function BillingButton({
  license: { id, state },
  isUrgent,
}: {
  license: License;
  isUrgent: boolean;
}) {
  const text = useText();
  return (
    // Posted by the browser itself: on the way back from Stripe nothing is left spinning.
    <Form method="post" reloadDocument>
      <input type="hidden" name="intent" value="billing" />
      <input type="hidden" name="licenseId" value={id} />
      <Button
        type="submit"
        size="large"
        variant={isUrgent ? "primary" : "secondary"}
        className="max-sm:w-full"
      >
        {text(billingLabels[state])}
      </Button>
    </Form>
  );
}

const billingLabels: Record<License["state"], MessageId> = {
  TRIAL: "license.billing",
  ACTIVE: "license.billing",
  PAST_DUE: "license.pay",
  PAUSED: "license.billing",
  CANCELED: "license.invoices",
};
