import { Form } from "@remix-run/react";
import { Banner, Card, Pill, TextField, VisuallyHidden } from "@throughline/ui";
import { ExternalLink } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { PayeeDetail } from "../payout/payout.query.ts";
import { IntentButton } from "./intent-button.tsx";
import { When } from "./when.tsx";

/** How a payee stands at Stripe: what is missing, by when and why, and the way to tell it. */
export function PayoutStanding({
  account,
  link,
}: {
  account: PayeeDetail;
  /** A link to hand on, just made. */
  link: string | null;
}) {
  const text = useText();
  const { state, requirements, lastError, observedAt } = account;
  return (
    <Card
      title={text("payout.standing")}
      description={text(`payout.says.${state}`)}
    >
      <div className="flex flex-col gap-4">
        {lastError !== null && (
          <Banner strong>
            {text("payout.bankRefused", { reason: lastError })}
          </Banner>
        )}
        {requirements.length > 0 && <Missing requirements={requirements} />}
        {state === "CLOSED" ? (
          <NewAccount />
        ) : (
          <WayToStripe
            link={link}
            isUrgent={state !== "ACTIVE" || lastError !== null}
          />
        )}
        {observedAt !== null && (
          <p className="text-xs text-muted">
            {text("payout.observed")} <When at={observedAt} />
          </p>
        )}
      </div>
    </Card>
  );
}

function NewAccount() {
  const text = useText();
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-2">
      <input type="hidden" name="intent" value="again" />
      <div>
        <IntentButton intent="again" variant="primary">
          {text("payout.again")}
        </IntentButton>
      </div>
      <p className="text-sm text-muted">{text("payout.againExplain")}</p>
    </Form>
  );
}

function WayToStripe({
  link,
  isUrgent,
}: {
  link: string | null;
  isUrgent: boolean;
}) {
  const text = useText();
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {/* Stripe leads back to the portal, where the payee is at home: here one goes on looking. */}
        <Form method="post" reloadDocument target="_blank">
          <input type="hidden" name="intent" value="begin" />
          <IntentButton
            intent="begin"
            variant={isUrgent ? "primary" : "secondary"}
            icon={<ExternalLink aria-hidden />}
          >
            {text("payout.begin")}
            <VisuallyHidden> {text("payout.newTab")}</VisuallyHidden>
          </IntentButton>
        </Form>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="link" />
          <IntentButton intent="link">{text("payout.link")}</IntentButton>
        </Form>
      </div>
      {link === null ? (
        <p className="text-sm text-muted">{text("payout.beginExplain")}</p>
      ) : (
        <div role="status">
          <TextField
            label={text("payout.linkReady")}
            readOnly
            dir="ltr"
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      )}
    </>
  );
}

function Missing({ requirements }: Pick<PayeeDetail, "requirements">) {
  const text = useText();
  return (
    <div>
      <h3 className="text-sm font-semibold">{text("payout.missing")}</h3>
      <ul className="flex flex-col divide-y divide-line text-sm">
        {requirements.map(({ field, label, reason, deadline, ...one }) => (
          <li key={field} className="py-2">
            <p className="flex flex-wrap items-center gap-2">
              <span className="inline-block first-letter:uppercase">
                {label}
              </span>
              {one.awaitsStripe && <Pill>{text("payout.checked")}</Pill>}
              {one.urgency === "overdue" && (
                <Pill tone="failed">{text("payout.overdue")}</Pill>
              )}
              {one.urgency === "later" && <Pill>{text("payout.later")}</Pill>}
              {deadline !== null && (
                <span className="text-muted">
                  {text("payout.until")} <When at={deadline} />
                </span>
              )}
            </p>
            {reason !== null && (
              <p className="text-muted wrap-anywhere">{reason}</p>
            )}
            <code className="font-mono text-xs wrap-anywhere text-muted">
              {field}
            </code>
          </li>
        ))}
      </ul>
    </div>
  );
}
