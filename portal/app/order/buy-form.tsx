import { Form, useNavigation } from "@remix-run/react";
import {
  Button,
  FormError,
  RadioGroup,
  TextField,
  TextLink,
  useMoney,
} from "@throughline/ui";
import { CreditCard } from "lucide-react";
import { useState } from "react";
import { useText } from "../messages/use-text.ts";
import type { BuyAnswer } from "./begin-checkout.server.ts";
import type { Offer } from "@throughline/web/offer/offer";

/** For whom and how many, a guest's address, and on to Stripe's page, where it is paid. */
export function BuyForm({
  offer,
  requestKey,
  isSignedIn,
  signInHref,
  answer,
}: {
  offer: Offer;
  requestKey: string;
  isSignedIn: boolean;
  signInHref: string;
  answer?: BuyAnswer;
}) {
  const text = useText();
  const money = useMoney();
  const { state } = useNavigation();
  const typed = answer?.typed;
  const [recipient, setRecipient] = useState(typed?.recipient ?? "me");
  const [quantity, setQuantity] = useState(typed?.quantity ?? "1");
  const isForOthers = offer.kind === "LICENSE" || recipient === "others";
  const count = Number(quantity);
  const { price } = offer;
  const errorOf = (field: BuyAnswer["field"]) =>
    answer?.field === field ? answer.message : undefined;
  return (
    // Posted by the browser itself: on the way back from Stripe nothing is left spinning.
    <Form method="post" reloadDocument className="flex flex-col gap-4">
      <input type="hidden" name="requestKey" value={requestKey} />
      <FormError
        title={text("buy.failed")}
        problems={
          answer
            ? [{ message: answer.message, field: answer.field ?? undefined }]
            : []
        }
      />
      {offer.kind === "COURSE" && (
        <RadioGroup
          label={text("buy.recipient")}
          name="recipient"
          value={recipient}
          onChange={(value) =>
            setRecipient(value === "others" ? "others" : "me")
          }
          options={[
            { value: "me", label: text("buy.forMe") },
            {
              value: "others",
              label: text("buy.forOthers"),
              description: text("buy.forOthersExplain"),
            },
          ]}
          error={errorOf("recipient")}
        />
      )}
      {offer.kind === "LICENSE" && (
        <input type="hidden" name="recipient" value="others" />
      )}
      {(isForOthers || offer.kind === "CREDITS") && (
        <TextField
          id="quantity"
          name="quantity"
          type="number"
          inputMode="numeric"
          min={1}
          max={10_000}
          required
          label={text(isForOthers ? "buy.seats" : "buy.packages")}
          value={quantity}
          onChange={(event) => setQuantity(event.currentTarget.value)}
          error={errorOf("quantity")}
          className="max-w-40"
        />
      )}
      {!(isForOthers || offer.kind === "CREDITS") && (
        <input type="hidden" name="quantity" value="1" />
      )}
      {!isSignedIn && (
        <>
          <TextField
            id="email"
            name="email"
            type="email"
            autoComplete="email"
            required
            label={text("field.email")}
            description={text("buy.emailExplain")}
            defaultValue={typed?.email}
            error={errorOf("email")}
          />
          <p className="text-sm">
            <TextLink href={signInHref} className="-my-3 inline-block py-3">
              {text("buy.signIn")}
            </TextLink>
          </p>
        </>
      )}
      {price && Number.isInteger(count) && count > 1 && (
        <p aria-live="polite" className="font-semibold tabular-nums">
          {text("buy.together", {
            amount: money(price.unitAmount * count, price.currency),
          })}
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={<CreditCard aria-hidden />}
        pending={state !== "idle"}
        className="w-full sm:w-fit"
      >
        {text("buy.pay")}
      </Button>
      <p className="text-sm text-muted">{text("buy.atStripe")}</p>
    </Form>
  );
}
