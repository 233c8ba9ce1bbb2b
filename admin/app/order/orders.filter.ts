import type { VariablesOf } from "@throughline/web/graphql";
import { z } from "zod";
import type { OrdersQuery } from "./orders.query.ts";

/** Which orders a list shows. DISPUTED and UNDECIDED are those that wait for somebody. */
export const choices = [
  "DISPUTED",
  "UNDECIDED",
  "PAID",
  "PENDING",
  "OPEN",
  "REFUNDED",
  "FAILED",
  "EXPIRED",
] as const;

/** What an address may ask of the list of orders. */
export const orderParams = z.object({
  state: z.enum(choices).optional(),
  product: z.string().max(100).optional(),
  search: z.string().max(200).optional(),
});

export type OrderParams = z.infer<typeof orderParams>;

type Filter = NonNullable<VariablesOf<typeof OrdersQuery>["filter"]>;

/** The filter that the api understands. */
export function filterOf({ state, product, search }: OrderParams): Filter {
  const isState = state && state !== "DISPUTED" && state !== "UNDECIDED";
  return {
    search,
    productId: product,
    isDisputed: state === "DISPUTED",
    hasOpenRefund: state === "UNDECIDED",
    states: isState ? [state] : undefined,
  };
}
