/** Who sent a webhook, by the name that people know: a partner, or Stripe. */
export const senderOf = ({
  partner,
  source,
}: {
  partner: { name: string } | null;
  source: string;
}): string => partner?.name ?? (source === "stripe" ? "Stripe" : source);
