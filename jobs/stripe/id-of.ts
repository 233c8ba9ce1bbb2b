/** The id of what Stripe gives as an id, or as the whole object where that was asked for. */
export const idOf = (value: string | { id: string } | null | undefined) =>
  typeof value === "string" ? value : (value?.id ?? null);

/** What was asked for whole; null where Stripe gives an id or nothing. */
export const objectOf = <T extends object>(
  value: string | T | null | undefined,
) => (typeof value === "object" ? value : null);
