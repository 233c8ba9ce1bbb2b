import { Pill, type PillTone } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

type OrderState =
  "OPEN" | "PENDING" | "PAID" | "FAILED" | "EXPIRED" | "REFUNDED";

/** How an order stands; an open dispute and a refund in part are told beside it. */
export function OrderPill({
  order: { state, isDisputed, refunded },
}: {
  order: { state: OrderState; isDisputed: boolean; refunded: number };
}) {
  const text = useText();
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Pill tone={tones[state]}>{text(`order.state.${state}`)}</Pill>
      {state === "PAID" && refunded > 0 && (
        <Pill>{text("order.partlyRefunded")}</Pill>
      )}
      {isDisputed && <Pill tone="failed">{text("order.disputedPill")}</Pill>}
    </span>
  );
}

const tones: Record<OrderState, PillTone> = {
  OPEN: "neutral",
  PENDING: "waiting",
  PAID: "done",
  FAILED: "failed",
  EXPIRED: "neutral",
  REFUNDED: "skipped",
};
