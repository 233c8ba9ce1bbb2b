import { Highlight, Pill, type PillTone } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** The states of an enrollment, in the order of its life. */
export const enrollmentStates = [
  "PENDING",
  "ACTIVE",
  "SUSPENDED",
  "COMPLETED",
  "CANCELED",
  "REFUNDED",
] as const;

export type EnrollmentState = (typeof enrollmentStates)[number];

/** An enrollment's state in a word. */
export function EnrollmentPill({ state }: { state: EnrollmentState }) {
  const text = useText();
  return (
    <Highlight value={state}>
      <Pill tone={tones[state]}>{text(`enrollment.state.${state}`)}</Pill>
    </Highlight>
  );
}

const tones: Record<EnrollmentState, PillTone> = {
  PENDING: "waiting",
  ACTIVE: "progress",
  SUSPENDED: "neutral",
  COMPLETED: "done",
  CANCELED: "neutral",
  REFUNDED: "neutral",
};
