import { Pill, type PillTone } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { OrderInShort } from "./order-facts.ts";

/** What became of a purchase, in a word. */
export function OrderState({ order }: { order: OrderInShort }) {
  const text = useText();
  const isPart = order.state === "PAID" && order.refunded > 0;
  return (
    <Pill tone={isPart ? "neutral" : tones[order.state]}>
      {text(isPart ? "order.partRefunded" : `order.state.${order.state}`)}
    </Pill>
  );
}

const tones: Record<OrderInShort["state"], PillTone> = {
  OPEN: "neutral",
  PENDING: "accent",
  PAID: "strong",
  FAILED: "neutral",
  EXPIRED: "neutral",
  REFUNDED: "neutral",
};
