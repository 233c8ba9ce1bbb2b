import type { Stripe } from "stripe";
import type { World } from "./world.ts";

/** The time that a subscription goes by, in seconds: its test clock's, else the real one and what the house is ahead of it. */
export function billingNow(
  world: World,
  clock: string | Stripe.TestHelpers.TestClock | null,
): number {
  const known =
    clock === null
      ? undefined
      : world.books.find(
          "test_helpers.test_clock",
          typeof clock === "string" ? clock : clock.id,
        );
  return (
    known?.frozen_time ??
    Math.floor((world.now().getTime() + world.house.aheadMs) / 1_000)
  );
}

/** When a period that begins at `start` ends, both in seconds. A month after 31 January is the last day of February. */
export function nextPeriodEnd(
  start: number,
  price: Stripe.Price | null,
): number {
  const interval = price?.recurring?.interval ?? "month";
  const count = price?.recurring?.interval_count ?? 1;
  if (interval === "day" || interval === "week")
    return start + count * (interval === "day" ? 1 : 7) * 86_400;
  const months = count * (interval === "year" ? 12 : 1);
  const from = new Date(start * 1_000);
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(from.getUTCMonth() + months);
  const lastDay = new Date(
    Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0),
  ).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to.getTime() / 1_000;
}
