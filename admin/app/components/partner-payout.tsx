import { Card, LinkButton } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { PartnerDetail } from "../partner/partner.query.ts";
import { PayoutPill } from "./payout-pill.tsx";

/** Whether a share of sales goes to a partner, and where that is set up. */
export function PartnerPayout({
  partner: { id, payoutAccount },
}: {
  partner: PartnerDetail;
}) {
  const text = useText();
  return (
    <Card
      title={text("partner.payout")}
      actions={
        <LinkButton
          size="small"
          href={
            payoutAccount
              ? `/payouts/${payoutAccount.id}`
              : `/payouts?${new URLSearchParams({ who: `partner ${id}` })}`
          }
        >
          {text(payoutAccount ? "nav.payouts" : "partner.payoutOpen")}
        </LinkButton>
      }
    >
      {payoutAccount ? (
        <PayoutPill state={payoutAccount.state} />
      ) : (
        <p className="text-sm text-muted">{text("partner.payoutNone")}</p>
      )}
    </Card>
  );
}
