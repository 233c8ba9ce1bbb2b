import { Highlight, Pill, type PillTone } from "@throughline/ui";
import { CircleCheck, PauseCircle, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import type { Circuit } from "../partner/partner.query.ts";

type State = Circuit["state"];

/** Whether a partner is called just now. */
export function CircuitPill({ circuit: { state } }: { circuit: Circuit }) {
  const text = useText();
  const { tone, icon } = looks[state];
  return (
    <Highlight value={state}>
      <Pill tone={tone} icon={icon}>
        {text(`circuit.${state}`)}
      </Pill>
    </Highlight>
  );
}

const looks: Record<State, { tone: PillTone; icon: ReactNode }> = {
  CLOSED: { tone: "neutral", icon: <CircleCheck aria-hidden /> },
  OPEN: { tone: "strong", icon: <PauseCircle aria-hidden /> },
  HALF_OPEN: { tone: "accent", icon: <RefreshCw aria-hidden /> },
};
