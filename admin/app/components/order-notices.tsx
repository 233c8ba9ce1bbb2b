import { Form, useNavigation } from "@remix-run/react";
import { Banner, Button, useInstant, useMoney } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { OrderDetail } from "../order/order.query.ts";
import { useStaff } from "./staff.ts";
import { StayButton } from "./stay-button.tsx";

/** What about an order waits for somebody: a dispute, a refund to decide on, a guest who has not claimed it. */
export function OrderNotices({ order }: { order: OrderDetail }) {
  const text = useText();
  const money = useMoney();
  const instant = useInstant(useStaff()?.viewer.person.timeZone);
  const dispute = order.disputes.find(({ state }) => state === "OPEN");
  const inquiry = order.inquiries.find(({ closedAt }) => closedAt === null);
  const undecided = order.refunds.filter(
    ({ revokedAt, state }) => revokedAt === null && state !== "FAILED",
  );
  return (
    <>
      {dispute && (
        <Banner strong>
          <strong className="block font-medium">
            {text("order.disputed")}
          </strong>
          {text("order.disputedExplain")}{" "}
          {dispute.dueAt &&
            text("order.dueAt", { when: instant(dispute.dueAt) })}
        </Banner>
      )}
      {inquiry && (
        <Banner>
          <strong className="block font-medium">
            {text("order.inquired")}
          </strong>
          {text("order.inquiredExplain")}{" "}
          {inquiry.dueAt &&
            text("order.dueAt", { when: instant(inquiry.dueAt) })}
        </Banner>
      )}
      {undecided.map(({ id, amount }) => (
        <Banner
          key={id}
          strong
          action={
            <StayButton to={`?do=decide&refund=${id}`}>
              {text("order.decide")}
            </StayButton>
          }
        >
          <strong className="block font-medium">
            {text("order.undecided", {
              amount: money(amount, order.currency),
            })}
          </strong>
          {text("order.undecidedExplain")}
        </Banner>
      ))}
      {order.state === "PAID" && !order.isClaimed && (
        <Banner action={<SendClaim orderId={order.id} />}>
          <strong className="block font-medium">
            {text("order.unclaimed")}
          </strong>
          {text("order.unclaimedExplain")}
        </Banner>
      )}
    </>
  );
}

function SendClaim({ orderId }: { orderId: string }) {
  const text = useText();
  const isPending = useNavigation().formMethod === "POST";
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="command" value="sendClaim" />
      <input type="hidden" name="orderId" value={orderId} />
      <Button type="submit" size="small" isDisabled={isPending}>
        {text("order.sendClaim")}
      </Button>
    </Form>
  );
}
