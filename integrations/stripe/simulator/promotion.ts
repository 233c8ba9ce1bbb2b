import type { Stripe } from "stripe";
import { z } from "zod";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage, readFilters } from "./list.ts";
import {
  amount,
  currency,
  flag,
  id,
  integer,
  mergedMetadata,
  metadata,
  readParams,
  words,
} from "./params.ts";
import { badRequest } from "./problem.ts";
import { emit, newId, secondsNow, type World } from "./world.ts";
import { idIn } from "./reference.ts";

/** Coupons, and the codes by which people use them. */
export const promotionRoutes: Route[] = [
  ["POST", "/v1/coupons", createCoupon],
  [
    "GET",
    "/v1/coupons/:id",
    (call) => call.world.books.get("coupon", idOf(call)),
  ],
  ["POST", "/v1/promotion_codes", createPromotionCode],
  ["GET", "/v1/promotion_codes", listPromotionCodes],
  [
    "GET",
    "/v1/promotion_codes/:id",
    (call) => call.world.books.get("promotion_code", idOf(call)),
  ],
];

function createCoupon({ world, params }: Call): Stripe.Coupon {
  const read = readParams(
    z.strictObject({
      id: id.optional(),
      name: words.optional(),
      percent_off: z
        .string()
        .transform(Number)
        .pipe(z.number().gt(0).max(100))
        .optional(),
      amount_off: amount.optional(),
      currency: currency.optional(),
      duration: z.enum(["forever", "once", "repeating"]).default("once"),
      duration_in_months: integer.optional(),
      max_redemptions: integer.optional(),
      metadata,
    }),
    params,
  );
  if ((read.percent_off === undefined) === (read.amount_off === undefined))
    throw badRequest("Must provide percent_off or amount_off.", {
      param: "percent_off",
    });
  const coupon = {
    id: read.id ?? newId(world, "coupon", 8),
    object: "coupon",
    amount_off: read.amount_off ?? null,
    created: secondsNow(world),
    currency: read.currency ?? null,
    duration: read.duration,
    duration_in_months: read.duration_in_months ?? null,
    livemode: false,
    max_redemptions: read.max_redemptions ?? null,
    metadata: mergedMetadata({}, read.metadata),
    name: read.name ?? null,
    percent_off: read.percent_off ?? null,
    redeem_by: null,
    times_redeemed: 0,
    valid: true,
  } satisfies Stripe.Coupon;
  emit(world, "coupon.created", coupon);
  return world.books.add("coupon", coupon);
}

function createPromotionCode({ world, params }: Call): Stripe.PromotionCode {
  const read = readParams(
    z.strictObject({
      promotion: z.strictObject({ type: z.literal("coupon"), coupon: id }),
      code: z.string().min(1).max(500).optional(),
      active: flag.optional(),
      max_redemptions: integer.optional(),
      metadata,
    }),
    params,
  );
  const coupon = world.books.get(
    "coupon",
    read.promotion.coupon,
    "promotion[coupon]",
  );
  const promotionCode = {
    id: newId(world, "promo", 24),
    object: "promotion_code",
    active: read.active ?? true,
    code: read.code ?? newId(world, "C", 8),
    created: secondsNow(world),
    customer: null,
    customer_account: null,
    expires_at: null,
    livemode: false,
    max_redemptions: read.max_redemptions ?? null,
    metadata: mergedMetadata({}, read.metadata),
    promotion: { coupon: coupon.id, type: "coupon" },
    restrictions: {
      first_time_transaction: false,
      minimum_amount: null,
      minimum_amount_currency: null,
    },
    times_redeemed: 0,
  } satisfies Stripe.PromotionCode;
  emit(world, "promotion_code.created", promotionCode);
  return world.books.add("promotion_code", promotionCode);
}

function listPromotionCodes(call: Call) {
  const { code } = readFilters({ code: words.optional() }, call.params);
  const all = call.world.books.all("promotion_code");
  return listPage(
    call,
    "/v1/promotion_codes",
    all.filter((one) => code === undefined || one.code === code),
  );
}

/** What a code takes off an amount in a currency; null where it may not be used. Codes do not mind capitals. */
export function discountBy(
  world: World,
  {
    code,
    subtotal,
    currency: paidIn,
  }: { code: string; subtotal: number; currency: string },
): {
  promotionCode: Stripe.PromotionCode;
  coupon: Stripe.Coupon;
  amount: number;
} | null {
  const promotionCode = world.books
    .all("promotion_code")
    .find((one) => one.code.toLowerCase() === code.trim().toLowerCase());
  const coupon = world.books.find(
    "coupon",
    idIn(promotionCode?.promotion.coupon),
  );
  if (!promotionCode?.active || !coupon) return null;
  const { max_redemptions: most, times_redeemed: used } = promotionCode;
  if (most !== null && used >= most) return null;
  if (coupon.amount_off !== null) {
    if (coupon.currency !== paidIn) return null;
    return {
      promotionCode,
      coupon,
      amount: Math.min(coupon.amount_off, subtotal),
    };
  }
  const amount = Math.round((subtotal * (coupon.percent_off ?? 0)) / 100);
  return { promotionCode, coupon, amount };
}

/** A code that takes a percentage or an amount off, with its coupon. */
export function addPromotion(
  world: World,
  {
    code,
    percentOff,
    amountOff,
    currency: paidIn,
  }: {
    code: string;
    percentOff?: number;
    amountOff?: number;
    currency?: string;
  },
): Stripe.PromotionCode {
  const coupon = createCoupon({
    world,
    ids: [],
    params: {
      name: code,
      ...(percentOff !== undefined && { percent_off: String(percentOff) }),
      ...(amountOff !== undefined && { amount_off: String(amountOff) }),
      ...(paidIn !== undefined && { currency: paidIn }),
    },
  });
  return createPromotionCode({
    world,
    ids: [],
    params: { code, promotion: { type: "coupon", coupon: coupon.id } },
  });
}
