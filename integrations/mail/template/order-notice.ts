import { renderMail, type RenderedMail } from "./layout.ts";

interface OrderNotice {
  schoolName: string;
  givenName: string;
  number: number;
  productName: string;
  quantity: number;
  /** In words, such as `$120.00`. */
  total: string;
  link: string;
}

/** The receipt of a purchase; for a guest with the link that makes it theirs. */
export async function orderPaid(
  input: OrderNotice & {
    tax: string | null;
    /** The places are for others, who are invited by the buyer. */
    isForOthers: boolean;
    /** For how many days the link makes the purchase theirs; null for whoever has it in their account. */
    claimDays: number | null;
  },
): Promise<RenderedMail> {
  const { schoolName, givenName, number, productName, claimDays } = input;
  const places = input.quantity > 1 ? ` × ${input.quantity}` : "";
  return renderMail({
    schoolName,
    subject: `Your order ${number}: ${productName}`,
    preview: `${input.total} was paid. Thank you!`,
    heading: `Thank you, ${givenName}!`,
    paragraphs: [
      `Your payment for “${productName}”${places} at ${schoolName} came in.`,
      `Order ${number} · ${input.total}${input.tax === null ? "" : `, of which ${input.tax} tax`}`,
      nextStep(input.isForOthers, claimDays !== null),
    ],
    action: {
      label:
        claimDays === null
          ? input.isForOthers
            ? "Give the places away"
            : "See my order"
          : "Make it mine",
      link: input.link,
    },
    notes:
      claimDays === null
        ? []
        : [
            `This link works once, for ${claimDays} days, and is only for you. After that, ask ${schoolName} for a new one.`,
          ],
  });
}

function nextStep(isForOthers: boolean, mustClaim: boolean): string {
  if (mustClaim)
    return isForOthers
      ? "Follow the link to put the purchase into your account; then you can give the places away."
      : "Follow the link to put the purchase into your account and begin.";
  return isForOthers
    ? "You can give the places away now: by e-mail, one after another or all at once."
    : "It is in your account, and you can begin right away.";
}

/** Money is on its way back. */
export async function orderRefunded(
  input: OrderNotice & { amount: string },
): Promise<RenderedMail> {
  const { schoolName, givenName, number, productName, amount } = input;
  return renderMail({
    schoolName,
    subject: `${amount} of your order ${number} goes back to you`,
    preview: `The refund for ${productName} is on its way.`,
    heading: `Hello ${givenName},`,
    paragraphs: [
      `${amount} of the ${input.total} that you paid for “${productName}” goes back to you.`,
      "It arrives where you paid from; depending on your bank that takes five to ten days.",
    ],
    action: { label: "See my order", link: input.link },
    notes: [
      `If something is not right, answer this mail or ask ${schoolName}.`,
    ],
  });
}
