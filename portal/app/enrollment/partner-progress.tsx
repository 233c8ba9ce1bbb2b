import { ProgressBar } from "@throughline/ui";
import { isolate } from "../messages/isolate.ts";
import { useText } from "../messages/use-text.ts";
import type { OwnStep } from "./own-enrollment.ts";

/** How far the student is in a step, as its partner reports. Nothing before the partner has confirmed the place. */
export function PartnerProgress({ step }: { step: OwnStep }) {
  const text = useText();
  if (!step.partnerEnrollment?.acceptedAt) return null;
  return (
    <ProgressBar
      label={text("step.progress", {
        partner: step.partner
          ? isolate(step.partner.name)
          : text("step.school"),
      })}
      value={step.partnerEnrollment.progress}
      max={100}
    />
  );
}
