import { TextLink } from "@throughline/ui";
import { Day } from "../components/day.tsx";
import { Facts } from "../components/facts.tsx";
import { useText } from "../messages/use-text.ts";
import type { OwnStepInFull } from "./own-step.server.ts";
import { usualDays } from "./usual-days.ts";

/** Who teaches a step, how long it takes, and when what happened. */
export function StepFacts({ step }: { step: OwnStepInFull }) {
  const text = useText();
  const { partner, partnerEnrollment, openedAt, settledAt, state } = step;
  const usual = usualDays(step.usual);
  const proof = partnerEnrollment?.certificateUrl;
  return (
    <Facts
      facts={[
        {
          name: text("step.taughtBy"),
          value: partner && <bdi>{partner.name}</bdi>,
        },
        {
          name: text("step.planned"),
          value: text("step.days", { days: step.expectedDays }),
        },
        {
          name: text("step.usually"),
          value:
            usual &&
            text(
              usual.from === usual.to ? "step.usualOneDay" : "step.usualDays",
              usual,
            ),
        },
        {
          name: text("step.openSince"),
          value: openedAt && <Day at={openedAt} />,
        },
        {
          name: text("step.doneOn"),
          value:
            state === "COMPLETED" && settledAt ? <Day at={settledAt} /> : null,
        },
        {
          name: text("step.proof"),
          value:
            proof && /^https?:\/\//.test(proof) ? (
              <TextLink href={proof} className="-my-3 inline-block py-3">
                {text("step.proofLink")}
              </TextLink>
            ) : null,
        },
      ]}
    />
  );
}
