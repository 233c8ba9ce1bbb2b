import { isSamePrice, summaryOf } from "../product/product.rules.ts";
import type { WrittenCourse } from "./content-of-course.ts";
import { bundleOf } from "./draft.bundle.ts";
import type { DraftContent } from "./draft.content.ts";

/** What publishing does to one thing at Stripe. */
export interface StripeStep {
  thing: "PRODUCT" | "PRICE";
  what: "CREATE" | "UPDATE" | "ARCHIVE" | "KEEP";
  /** Stripe's id of it, where it has it already. */
  stripeId: string | null;
}

/** What publishing a draft will have created, changed and archived at Stripe; nothing where the course is not sold. */
export function planStripe(
  course: WrittenCourse | null,
  draft: DraftContent,
): StripeStep[] {
  const [product] = course?.products ?? [];
  const [price] = product?.prices ?? [];
  const stripeId = product?.stripeProductId ?? null;
  const priceId = price?.stripePriceId ?? null;
  const { isSold, unitAmount, currency } = draft;
  if (!isSold || unitAmount === null)
    return product?.state === "PUBLISHED"
      ? [
          { thing: "PRODUCT", what: "ARCHIVE", stripeId },
          { thing: "PRICE", what: "ARCHIVE", stripeId: priceId },
        ]
      : [];
  if (!product)
    return [
      { thing: "PRODUCT", what: "CREATE", stripeId: null },
      { thing: "PRICE", what: "CREATE", stripeId: null },
    ];
  const isSame =
    product.state === "PUBLISHED" &&
    product.name === draft.title &&
    product.description === draft.description &&
    summaryOf(product.components) === summaryOf(bundleOf(draft));
  const wanted = { currency, unitAmount, interval: null, trialDays: 0 };
  const known = stripeId === null ? "CREATE" : "UPDATE";
  const steps: StripeStep[] = [
    { thing: "PRODUCT", what: isSame && stripeId ? "KEEP" : known, stripeId },
  ];
  if (price && isSamePrice(price, wanted))
    return [
      ...steps,
      {
        thing: "PRICE",
        what: priceId === null ? "CREATE" : "KEEP",
        stripeId: priceId,
      },
    ];
  if (price) steps.push({ thing: "PRICE", what: "ARCHIVE", stripeId: priceId });
  return [...steps, { thing: "PRICE", what: "CREATE", stripeId: null }];
}
