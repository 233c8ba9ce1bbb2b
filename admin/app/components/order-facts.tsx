import { Card, LinkButton, TextLink, useDay, useMoney } from "@throughline/ui";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import type { OrderDetail } from "../order/order.query.ts";
import { useStaff } from "./staff.ts";
import { StayButton } from "./stay-button.tsx";
import { When } from "./when.tsx";

/** Who bought what for how much, and what can be done about it. */
export function OrderFacts({ order }: { order: OrderDetail }) {
  const text = useText();
  const money = useMoney();
  const inMoney = (amount: number) => money(amount, order.currency);
  const { person, product, enrollment, total, unitAmount, quantity } = order;
  const facts: [string, ReactNode][] = [
    [
      text("order.buyer"),
      person ? (
        <>
          <TextLink href={`/people/${person.id}`}>
            <bdi>{person.name}</bdi>
          </TextLink>{" "}
          <span className="text-muted">{order.email ?? person.email}</span>
        </>
      ) : (
        <bdi>{text("order.guest", { email: order.email ?? "–" })}</bdi>
      ),
    ],
    [
      text("order.product"),
      <bdi key="product">
        {product.name}
        {quantity > 1 && ` × ${quantity}`}
      </bdi>,
    ],
    [
      text("order.quantity"),
      order.isForOthers && text("order.forOthers", { count: quantity }),
    ],
    [text("order.amount"), inMoney(total ?? unitAmount * quantity)],
    [text("order.discount"), order.discount > 0 && inMoney(order.discount)],
    [text("order.tax"), order.tax > 0 && inMoney(order.tax)],
    [text("order.refunded"), order.refunded > 0 && inMoney(order.refunded)],
    [text("order.begun"), <When key="begun" at={order.createdAt} />],
    [
      text("order.expires"),
      order.state === "OPEN" && order.expiresAt && (
        <When at={order.expiresAt} />
      ),
    ],
    [text("order.paid"), order.paidAt && <When at={order.paidAt} />],
    [
      text("order.enrollment"),
      enrollment && (
        <>
          <TextLink href={`/enrollments/${enrollment.id}`}>
            <bdi>{enrollment.course.title}</bdi>
          </TextLink>
          {!order.beganEnrollment && (
            <span className="block text-muted">
              {text("order.wasEnrolled")}
            </span>
          )}
        </>
      ),
    ],
    [
      text("order.checkout"),
      order.checkoutSessionId && (
        <code className="font-mono text-xs">{order.checkoutSessionId}</code>
      ),
    ],
  ];
  const { leftToRefund = 0, refundFault = null } = order.refundProposal ?? {};
  return (
    <Card
      title={text("order.facts")}
      actions={
        leftToRefund > 0 &&
        refundFault === null && (
          <StayButton to="?do=refund">{text("refund.offer")}</StayButton>
        )
      }
    >
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_1fr]">
        {facts
          .filter(([, value]) => value !== null && value !== false)
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 wrap-anywhere">{value}</dd>
            </div>
          ))}
      </dl>
      {refundFault !== null && (
        <p className="mt-4 text-sm">
          {text("refund.notNow", { why: refundFault })}
        </p>
      )}
      <Receipts order={order} />
    </Card>
  );
}

function Receipts({ order: { payments } }: { order: OrderDetail }) {
  const text = useText();
  const dayOf = useDay(useStaff()?.viewer.person.timeZone);
  const receipts = payments.flatMap(({ id, receiptUrl, createdAt }) =>
    receiptUrl ? [{ id, receiptUrl, day: dayOf(createdAt) }] : [],
  );
  if (receipts.length === 0) return null;
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {receipts.map(({ id, receiptUrl, day }) => (
        <LinkButton key={id} href={receiptUrl} target="_blank" size="small">
          {receipts.length > 1
            ? text("order.receiptOf", { day })
            : text("order.receipt")}
        </LinkButton>
      ))}
    </div>
  );
}
