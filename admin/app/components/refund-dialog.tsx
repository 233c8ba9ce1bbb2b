import { Form } from "@remix-run/react";
import {
  FormError,
  plainMoney,
  TextArea,
  TextField,
  useMoney,
  type Problem,
} from "@throughline/ui";
import { useEffect, useRef, useState } from "react";
import { useText } from "../messages/use-text.ts";
import { readAmount } from "../order/amount.ts";
import type { OrderDetail, Proposal } from "../order/order.query.ts";
import { proposedWith } from "../order/refund-proposed.ts";
import { FormDialog } from "./form-dialog.tsx";
import {
  RefundPaymentField,
  refundablePayments,
} from "./refund-payment-field.tsx";
import { RevocationFields, seatsIn } from "./revocation-fields.tsx";

export interface RefundOrdered {
  order: OrderDetail;
  proposal: Proposal;
  /** The refund that was made in Stripe's dashboard, of which it is decided what goes with it; null where one is to be made. */
  refundId: string | null;
  backHref: string;
  problems: Problem[];
  typed: Record<string, string>;
  requestKey: string;
}

const FORM = "refund-order";

/**
 * Gives money back, or decides what goes with money that went back in Stripe's dashboard: shows beforehand what is taken back, unit
 * by unit. A refusal is told here and keeps what was typed. A dialog over the page, or without JavaScript a card at its top.
 */
export function RefundDialog(ordered: RefundOrdered) {
  const text = useText();
  const money = useMoney();
  const { order, refundId, backHref } = ordered;
  const refund = order.refunds.find(({ id }) => id === refundId);
  const title = refund
    ? text("refund.decideTitle", {
        amount: money(refund.amount, order.currency),
      })
    : text("refund.title", { number: String(order.number) });
  const label = text(refund ? "refund.decideDo" : "refund.doSome");
  return (
    <FormDialog
      form={FORM}
      title={title}
      label={label}
      danger={!refund}
      backHref={backHref}
    >
      <RefundForm key={refundId ?? ""} {...ordered} />
    </FormDialog>
  );
}

function RefundForm({
  order,
  proposal,
  refundId,
  problems,
  typed,
  requestKey,
}: RefundOrdered) {
  const text = useText();
  const money = useMoney();
  const form = useRef<HTMLFormElement>(null);
  // The page is loaded anew while somebody types; the key of this form stays.
  const [key] = useState(requestKey);
  useEffect(() => {
    form.current
      ?.querySelector<HTMLElement>("select, input:not([type=hidden]), textarea")
      ?.focus();
  }, []);
  const errorOf = (name: string) =>
    problems.find(({ field }) => field === name)?.message;
  const { currency } = order;
  const refund = order.refunds.find(({ id }) => id === refundId);
  const payments = refundablePayments(order);
  const [chosen, setChosen] = useState(typed.paymentId);
  // What is typed stands until another payment is chosen.
  const [typedAmount, setTypedAmount] = useState(typed.amount);
  const payment = payments.find(({ id }) => id === chosen) ?? payments[0];
  const left = payment?.leftToRefund ?? 0;
  const amount = typedAmount ?? plainMoney(left, currency);
  const goesBack = refund
    ? {
        paymentId: refund.paymentId ?? order.payments[0]?.id ?? "",
        amount: refund.amount,
        leftAfter: proposal.leftToRefund,
      }
    : {
        paymentId: payment?.id ?? "",
        amount: readAmount(amount, currency),
        leftAfter: proposal.leftToRefund - readAmount(amount, currency),
      };
  return (
    <Form
      ref={form}
      id={FORM}
      method="post"
      preventScrollReset
      noValidate
      className="flex flex-col gap-4"
    >
      <input
        type="hidden"
        name="command"
        value={refundId ? "decide" : "refund"}
      />
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="refundId" value={refundId ?? ""} />
      <input type="hidden" name="currency" value={currency} />
      <input type="hidden" name="requestKey" value={key} />
      <FormError title={text("command.refused")} problems={problems} />
      {!refundId && (
        <RefundPaymentField
          order={order}
          value={payment?.id ?? ""}
          onChoose={(paymentId) => {
            setChosen(paymentId);
            setTypedAmount(undefined);
          }}
          error={errorOf("paymentId")}
        />
      )}
      {!refundId && (
        <TextField
          id="amount"
          name="amount"
          inputMode="decimal"
          label={text("refund.amount", { currency: currency.toUpperCase() })}
          description={text("refund.amountExplain", {
            left: money(left, currency),
          })}
          value={amount}
          onChange={({ target }) => setTypedAmount(target.value)}
          maxLength={20}
          error={errorOf("amount")}
          required
        />
      )}
      <RevocationFields
        proposal={proposal}
        proposed={proposedWith(order, seatsIn(proposal), goesBack)}
        typed={typed}
      />
      {!refundId && (
        <TextArea
          id="reason"
          name="reason"
          label={text("command.reason")}
          description={text("refund.reasonRead")}
          defaultValue={typed.reason ?? ""}
          maxLength={2000}
          error={errorOf("reason")}
          required
        />
      )}
    </Form>
  );
}
