import { SelectField, useDay, useMoney } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { OrderDetail } from "../order/order.query.ts";
import { useStaff } from "./staff.ts";

type Payment = OrderDetail["payments"][number];

/** The payments of which something can be given back, the newest first. */
export const refundablePayments = ({ payments }: OrderDetail): Payment[] =>
  payments.filter(({ leftToRefund }) => (leftToRefund ?? 0) > 0).toReversed();

/** Which payment of a license is given back; nothing is asked where there is one. */
export function RefundPaymentField({
  order,
  typed,
  error,
}: {
  order: OrderDetail;
  typed: string | undefined;
  error: string | undefined;
}) {
  const text = useText();
  const money = useMoney();
  const dayOf = useDay(useStaff()?.viewer.person.timeZone);
  const payments = refundablePayments(order);
  const [newest] = payments;
  if (payments.length < 2)
    return <input type="hidden" name="paymentId" value={newest?.id ?? ""} />;
  return (
    <SelectField
      id="paymentId"
      name="paymentId"
      label={text("refund.payment")}
      defaultValue={typed ?? newest?.id ?? ""}
      error={error}
      options={payments.map(({ id, amount, leftToRefund, createdAt }) => ({
        value: id,
        label: text("refund.paymentChoice", {
          amount: money(amount, order.currency),
          date: dayOf(createdAt),
          left: money(leftToRefund ?? 0, order.currency),
        }),
      }))}
    />
  );
}
