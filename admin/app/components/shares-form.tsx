import { Form } from "@remix-run/react";
import {
  FormError,
  SelectField,
  TextArea,
  TextField,
  type Problem,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { currencyOf, type TypedShare } from "../payout/shares-form.ts";
import type { SharesOfCourse } from "../payout/payout.query.ts";
import { IntentButton } from "./intent-button.tsx";

/** All shares of a course, a row each, and some empty rows for more; without a payee a row counts for nothing. */
export function SharesForm({
  course,
  payees,
  rows,
  problems,
  reason,
}: {
  course: NonNullable<SharesOfCourse["course"]>;
  payees: SharesOfCourse["payoutAccounts"]["edges"][number]["node"][];
  rows: TypedShare[];
  problems: Problem[];
  reason: string;
}) {
  const text = useText();
  const errorOf = (name: string) =>
    problems.find(({ field }) => field === name)?.message;
  return (
    <Form method="post" className="flex flex-col gap-4" noValidate>
      <input type="hidden" name="intent" value="shares" />
      <FormError title={text("payouts.failed")} problems={problems} />
      <p className="text-sm text-muted">{text("shares.emptyRow")}</p>
      {rows.map((row, index) => (
        <fieldset
          key={index}
          className="grid gap-3 border-t border-line pt-3 sm:grid-cols-[2fr_2fr_1fr_1fr]"
        >
          <legend className="sr-only">
            {text("shares.row", { number: index + 1 })}
          </legend>
          <SelectField
            id={`shares.${index}.payoutAccountId`}
            name="payoutAccountId"
            label={text("payouts.payee")}
            defaultValue={row.payoutAccountId}
            error={errorOf(`shares.${index}.payoutAccountId`)}
            options={[
              { value: "", label: text("shares.nobody") },
              ...payees.map(({ id, payeeName, state }) => ({
                value: id,
                label:
                  state === "CLOSED"
                    ? text("shares.closed", { name: payeeName })
                    : payeeName,
              })),
            ]}
          />
          <SelectField
            id={`shares.${index}.courseStepId`}
            name="courseStepId"
            label={text("shares.for")}
            defaultValue={row.courseStepId}
            error={errorOf(`shares.${index}.courseStepId`)}
            options={[
              { value: "", label: text("payout.wholeCourse") },
              ...course.steps.map(({ id, label, title }) => ({
                value: id,
                label: `${label} · ${title}`,
              })),
            ]}
          />
          <TextField
            id={`shares.${index}.basisPoints`}
            name="percent"
            inputMode="decimal"
            label={text("shares.percentField")}
            defaultValue={row.percent}
            error={
              errorOf(`shares.${index}.basisPoints`) ??
              errorOf(`shares.${index}`)
            }
          />
          <AmountField
            row={row}
            index={index}
            currencyOfPrice={course.product?.price?.currency ?? null}
            error={errorOf(`shares.${index}.amount`)}
          />
        </fieldset>
      ))}
      <TextArea
        id="reason"
        name="reason"
        required
        maxLength={2000}
        label={text("shares.reason")}
        defaultValue={reason}
        error={errorOf("reason")}
      />
      <IntentButton intent="shares" variant="primary" className="w-fit">
        {text("shares.save")}
      </IntentButton>
    </Form>
  );
}

/** An amount from before keeps its currency, although the price is in another one by now. */
function AmountField({
  row,
  index,
  currencyOfPrice,
  error,
}: {
  row: TypedShare;
  index: number;
  currencyOfPrice: string | null;
  error: string | undefined;
}) {
  const text = useText();
  const currency = currencyOf(row, currencyOfPrice);
  return (
    <>
      <input type="hidden" name="currency" value={row.currency} />
      {currency === null ? (
        <input type="hidden" name="amount" value="" />
      ) : (
        <TextField
          id={`shares.${index}.amount`}
          name="amount"
          inputMode="decimal"
          label={text("shares.amountField", {
            currency: currency.toUpperCase(),
          })}
          description={
            currency === currencyOfPrice
              ? undefined
              : text("shares.formerCurrency")
          }
          defaultValue={row.amount}
          error={error}
        />
      )}
    </>
  );
}
