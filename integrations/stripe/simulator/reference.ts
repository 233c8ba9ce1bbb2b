/** The id of what is named by its id or given whole, as fields of Stripe are; empty where nothing is named. */
export function idIn(
  reference: string | { id?: string } | null | undefined,
): string {
  return typeof reference === "string" ? reference : (reference?.id ?? "");
}
