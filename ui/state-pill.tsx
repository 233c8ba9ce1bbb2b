import type { ReactNode } from "react";
import { Pill, type PillTone } from "./pill.tsx";
import { stateLook, type StepState } from "./step-state.ts";
import { useWords } from "./words.tsx";

/** A step's state as icon and word. `children` replaces the word with the reader's ("Waiting for Milady"). */
export function StatePill({
  state,
  className,
  children,
}: {
  state: StepState;
  className?: string;
  children?: ReactNode;
}) {
  const words = useWords();
  const { word, icon: Icon } = stateLook[state];
  return (
    <Pill tone={tones[state]} icon={<Icon aria-hidden />} className={className}>
      {children ?? words[word]}
    </Pill>
  );
}

const tones: Record<StepState, PillTone> = {
  PENDING: "waiting",
  IN_PROGRESS: "progress",
  COMPLETED: "done",
  FAILED: "failed",
  SKIPPED: "skipped",
};
