import { SelectField, useDay, useMoney } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { OrderDetail } from "../order/order.query.ts";
import { useStaff } from "./staff.ts";

type Payment = OrderDetail["payments"][number];

/** The payments of which something can be given back, the newest first. */
export const refundablePayments = ({ payments }: OrderDetail): Payment[] =>
  payments.filter(({ leftToRefund }) => (leftToRefund ?? 0) > 0).toReversed();

/** Which payment of a license is given back; nothing is asked where there is one to choose. */
export function RefundPaymentField({
  order,
  value,
  onChoose,
  error,
}: {
  order: OrderDetail;
  value: string;
  onChoose: (paymentId: string) => void;
  error: string | undefined;
}) {
  const text = useText();
  const money = useMoney();
  const dayOf = useDay(useStaff()?.viewer.person.timeZone);
  const payments = refundablePayments(order);
  if (payments.length < 2)
    return <input type="hidden" name="paymentId" value={value} />;
  return (
    <SelectField
      id="paymentId"
      name="paymentId"
      label={text("refund.payment")}
      value={value}
      onChange={({ target }) => onChoose(target.value)}
      error={error}
      options={payments.map(({ id, amount, createdAt }) => ({
        value: id,
        label: text("refund.paymentChoice", {
          amount: money(amount, order.currency),
          date: dayOf(createdAt),
        }),
      }))}
    />
  );
}
