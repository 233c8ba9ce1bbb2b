import type { Stripe } from "stripe";
import { discountBy } from "./promotion.ts";
import type { World } from "./world.ts";

/**
 * Works out what a session costs: its lines, less what a promotion code takes off, plus tax where Stripe reckons it. False
 * where the code may not be used; the session is then as it was.
 */
export function reckon(
  world: World,
  session: Stripe.Checkout.Session,
  code: string | null,
): boolean {
  const lines = world.books.lines.get(session.id) ?? [];
  const subtotal = lines.reduce((sum, line) => sum + line.amount_subtotal, 0);
  const discount =
    code === null
      ? null
      : discountBy(world, {
          code,
          subtotal,
          currency: session.currency ?? "",
        });
  if (code !== null && discount === null) return false;
  const off = discount?.amount ?? 0;
  const percent = session.automatic_tax.enabled
    ? (world.house.taxPercent ?? 0)
    : 0;
  const tax = Math.round(((subtotal - off) * percent) / 100);
  spread(lines, "amount_discount", off);
  spread(lines, "amount_tax", tax);
  for (const line of lines)
    line.amount_total =
      line.amount_subtotal - line.amount_discount + line.amount_tax;
  session.amount_subtotal = subtotal;
  session.amount_total = subtotal - off + tax;
  session.discounts = discount
    ? [
        {
          coupon: discount.coupon.id,
          promotion_code: discount.promotionCode.id,
        },
      ]
    : [];
  session.total_details = {
    amount_discount: off,
    amount_shipping: 0,
    amount_tax: tax,
  };
  return true;
}

/** Shares an amount out over the lines by their size; the last takes what rounding leaves. */
function spread(
  lines: Stripe.LineItem[],
  field: "amount_discount" | "amount_tax",
  total: number,
): void {
  const subtotal = lines.reduce((sum, line) => sum + line.amount_subtotal, 0);
  let left = total;
  for (const [index, line] of lines.entries()) {
    const share =
      index === lines.length - 1 || subtotal === 0
        ? left
        : Math.floor((total * line.amount_subtotal) / subtotal);
    line[field] = share;
    left -= share;
  }
}
