import { Pill, type PillTone } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { Payee } from "../payout/payout.query.ts";

/** Whether money can go to a payee, in a word. */
export function PayoutPill({ state }: { state: Payee["state"] }) {
  const text = useText();
  return <Pill tone={tones[state]}>{text(`payout.state.${state}`)}</Pill>;
}

const tones: Record<Payee["state"], PillTone> = {
  NEW: "neutral",
  ONBOARDING: "waiting",
  ACTIVE: "done",
  RESTRICTED: "failed",
  CLOSED: "skipped",
};
