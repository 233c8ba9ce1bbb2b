import { renderMail, type RenderedMail } from "./layout.ts";

interface OrderNotice {
  schoolName: string;
  /** Null of whoever told no name yet. */
  givenName: string | null;
  number: number;
  productName: string;
  quantity: number;
  /** In words, such as `$120.00`. */
  total: string;
  link: string;
}

/** Whether money came in, or a trial has begun that is paid after so many days, or it was free. */
type Charge = { kind: "PAID" | "NOTHING" } | { kind: "TRIAL"; days: number };

/** The receipt of a purchase, or where nothing was charged the word that it counts; for a guest with the link that makes it theirs. */
export async function orderPaid(
  input: OrderNotice & {
    charge: Charge;
    tax: string | null;
    /** The places are for others, who are invited by the buyer. */
    isForOthers: boolean;
    /** For how many days the link makes the purchase theirs; null for whoever has it in their account. */
    claimDays: number | null;
    /** The reader is in the course already: the place is to give away. */
    isSpare: boolean;
  },
): Promise<RenderedMail> {
  const { schoolName, givenName, number, productName, claimDays } = input;
  const told = tellCharge(input);
  return renderMail({
    schoolName,
    subject: `Your order ${number}: ${productName}`,
    preview: `${told.inShort} Thank you!`,
    heading: givenName === null ? "Thank you!" : `Thank you, ${givenName}!`,
    paragraphs: [
      told.whatCame,
      `Order ${number} · ${told.amount}`,
      ...(input.isSpare
        ? [spare(productName, input.charge.kind === "PAID")]
        : []),
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

function tellCharge({
  charge,
  schoolName,
  productName,
  quantity,
  total,
  tax,
}: OrderNotice & { charge: Charge; tax: string | null }): {
  inShort: string;
  whatCame: string;
  amount: string;
} {
  const what = `“${productName}”${quantity > 1 ? ` × ${quantity}` : ""} at ${schoolName}`;
  if (charge.kind === "TRIAL")
    return {
      inShort: "Your trial has begun.",
      whatCame: `Your trial of ${what} has begun. Nothing was charged.`,
      amount: `free for ${charge.days === 1 ? "a day" : `${charge.days} days`}, then paid from there on`,
    };
  if (charge.kind === "NOTHING")
    return {
      inShort: "Nothing was charged.",
      whatCame: `Your order of ${what} went through. Nothing was charged.`,
      amount: "nothing charged",
    };
  return {
    inShort: `${total} was paid.`,
    whatCame: `Your payment for ${what} came in.`,
    amount: `${total}${tax === null ? "" : `, of which ${tax} tax`}`,
  };
}

const greet = (givenName: string | null): string =>
  givenName === null ? "Hello," : `Hello ${givenName},`;

const spare = (productName: string, isPaid = true): string =>
  `You have a place in “${productName}” already, so this one was not given to you a second time: it is yours to give to somebody else.${isPaid ? " If you did not mean to buy it twice, answer this mail to have the money back." : ""}`;

function nextStep(isForOthers: boolean, mustClaim: boolean): string {
  if (mustClaim)
    return isForOthers
      ? "Follow the link to put the purchase into your account; then you can give the places away."
      : "Follow the link to put the purchase into your account and begin.";
  return isForOthers
    ? "You can give the places away now: by e-mail, one after another or all at once."
    : "It is in your account, and you can begin right away.";
}

/** Money is on its way back. Who has not claimed the purchase is led to the school, for they see no order yet. */
export async function orderRefunded(
  input: OrderNotice & { amount: string; isClaimed: boolean },
): Promise<RenderedMail> {
  const { schoolName, givenName, number, productName, amount } = input;
  return renderMail({
    schoolName,
    subject: `${amount} of your order ${number} goes back to you`,
    preview: `The refund for ${productName} is on its way.`,
    heading: greet(givenName),
    paragraphs: [
      `${amount} of the ${input.total} that you paid for “${productName}” goes back to you.`,
      "It arrives where you paid from; depending on your bank that takes five to ten days.",
    ],
    action: {
      label: input.isClaimed ? "See my order" : `Go to ${schoolName}`,
      link: input.link,
    },
    notes: [
      `If something is not right, answer this mail or ask ${schoolName}.`,
    ],
  });
}

/** The checkout is done, and the money takes days. */
export async function orderPending(input: OrderNotice): Promise<RenderedMail> {
  const { schoolName, number, productName, quantity, total } = input;
  const places = quantity > 1 ? ` × ${quantity}` : "";
  return renderMail({
    schoolName,
    subject: `Your order ${number}: we wait for your bank`,
    preview: `${productName} is yours as soon as the money is here.`,
    heading: greet(input.givenName),
    paragraphs: [
      `Your order ${number} is noted: “${productName}”${places}, ${total}. Now we wait for your bank, which can take some days.`,
      "We write again as soon as the money is here, or if it does not come. There is nothing left for you to do.",
    ],
    action: { label: "See how it stands", link: input.link },
    notes: [`Questions? Answer this mail, and name order ${number}.`],
  });
}

/** They took a purchase of a course that they are in already. */
export async function placeSpare(input: OrderNotice): Promise<RenderedMail> {
  const { schoolName, number, productName } = input;
  return renderMail({
    schoolName,
    subject: `Your order ${number}: a place to give away`,
    preview: `You are in ${productName} already.`,
    heading: greet(input.givenName),
    paragraphs: [
      `Order ${number} · ${input.total} is in your account now.`,
      spare(productName),
    ],
    action: { label: "Give the place away", link: input.link },
    notes: [`If something is not right, ask ${schoolName}.`],
  });
}
