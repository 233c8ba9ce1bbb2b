import { Banner } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** Says that nothing can be bought while the school has no key of Stripe; nothing where it has one. */
export function PaymentsClosed({ sellsOnline }: { sellsOnline: boolean }) {
  const text = useText();
  if (sellsOnline) return null;
  return <Banner strong>{text("products.paymentsClosed")}</Banner>;
}
