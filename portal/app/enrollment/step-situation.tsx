import { Highlight, Pill, StatePill } from "@throughline/ui";
import { Circle } from "lucide-react";
import { isolate } from "../messages/isolate.ts";
import { useText } from "../messages/use-text.ts";
import type { OwnStepInFull } from "./own-step.server.ts";
import { PartnerProgress } from "./partner-progress.tsx";
import { useStepWords } from "./use-step-words.ts";
import { whatNext } from "./what-next.ts";

/** Where the student stands with a step: its state, what that means for the student, and how far it is. */
export function StepSituation({ step }: { step: OwnStepInFull }) {
  const text = useText();
  const words =
    useStepWords(step.enrollment)(step) ??
    text(quiet[step.state], {
      partner: step.partner ? isolate(step.partner.name) : text("step.school"),
    });
  const next = whatNext(step, step.enrollment);
  const isAhead = step.state === "PENDING" && !step.openedAt;
  return (
    <>
      <div className="flex flex-col gap-2">
        {isAhead ? (
          <Pill icon={<Circle aria-hidden />}>{text("state.AHEAD")}</Pill>
        ) : (
          <StatePill state={step.state}>
            {text(`state.${step.state}`)}
          </StatePill>
        )}
        <p>
          <Highlight value={words} />
        </p>
        {next && (
          <p className="text-sm text-muted">
            <span className="font-medium">{text("step.whatNext")}: </span>
            {text(next.id, {
              partner: step.partner
                ? isolate(step.partner.name)
                : text("step.school"),
              step: isolate(next.step),
            })}
          </p>
        )}
      </div>
      {step.state === "IN_PROGRESS" && <PartnerProgress step={step} />}
    </>
  );
}

/** Where the path says it all, a page of its own still says it in words. */
const quiet = {
  PENDING: "step.ahead",
  IN_PROGRESS: "step.launch",
  COMPLETED: "step.done",
  FAILED: "step.failed",
  SKIPPED: "step.skipped",
} as const;
