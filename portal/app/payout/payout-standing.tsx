import { Form } from "@remix-run/react";
import {
  Banner,
  Button,
  Card,
  FormError,
  Pill,
  useDay,
  useMoney,
} from "@throughline/ui";
import { Facts } from "../components/facts.tsx";
import { useText } from "../messages/use-text.ts";
import { useViewer } from "../person/use-viewer.ts";
import type { MyPayouts } from "./my-payouts.query.ts";

/** Whether the payee's money can be sent, what Stripe wants to know before, and what came together this month. */
export function PayoutStanding({
  account,
  problem,
}: {
  account: MyPayouts;
  problem?: string;
}) {
  const text = useText();
  const { id, state, requirements, lastError } = account;
  const mayGoOn = state !== "CLOSED";
  return (
    <>
      <FormError
        title={text("payouts.failed")}
        problems={problem ? [{ message: problem }] : []}
      />
      {lastError !== null && (
        <Banner strong>
          {text("payouts.bankRefused", { reason: lastError })}
        </Banner>
      )}
      <Card title={text(`payouts.state.${state}`)}>
        <div className="flex flex-col gap-3">
          <p>{text(`payouts.says.${state}`)}</p>
          {requirements.length > 0 && <Missing requirements={requirements} />}
          {mayGoOn && (
            <Form method="post" reloadDocument>
              <input type="hidden" name="payoutAccountId" value={id} />
              <Button
                type="submit"
                size="large"
                variant={
                  state === "ACTIVE" && lastError === null
                    ? "secondary"
                    : "primary"
                }
              >
                {text("payouts.begin")}
              </Button>
            </Form>
          )}
        </div>
      </Card>
      <Month account={account} />
    </>
  );
}

function Missing({ requirements }: Pick<MyPayouts, "requirements">) {
  const text = useText();
  const day = useDay(useViewer()?.person.timeZone);
  return (
    <div>
      <h3 className="font-semibold">{text("payouts.missing")}</h3>
      <ul className="flex flex-col gap-2 py-2">
        {requirements.map(({ field, label, reason, deadline, ...one }) => (
          <li key={field}>
            <p className="flex flex-wrap items-center gap-2">
              <span className="inline-block first-letter:uppercase">
                {label}
              </span>
              {one.awaitsStripe && <Pill>{text("payouts.checked")}</Pill>}
              {one.urgency === "overdue" && (
                <Pill tone="failed">{text("payouts.overdue")}</Pill>
              )}
              {deadline !== null && (
                <span className="text-sm text-muted" suppressHydrationWarning>
                  {text("payouts.until", { day: day(deadline) })}
                </span>
              )}
            </p>
            {reason !== null && (
              <p className="text-sm text-muted wrap-anywhere">{reason}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Month({ account: { statement } }: { account: MyPayouts }) {
  const text = useText();
  const money = useMoney();
  return statement.map(({ currency, ...month }) => (
    <Card key={currency} title={text("payouts.month")}>
      <Facts
        facts={[
          { name: text("payouts.sales"), value: money(month.sales, currency) },
          {
            name: text("payouts.refunds"),
            value: money(-month.refunds, currency),
          },
          {
            name: text("payouts.sent"),
            value: money(month.sent - month.takenBack, currency),
          },
          {
            name: text("payouts.owed"),
            value: money(month.owedAfter, currency),
          },
        ]}
      />
    </Card>
  ));
}
