import { Pill, StatePill, type StepState } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** A step's state and whose move it is: "Waiting for Milady", "In progress at the student". A step whose turn has not come is ahead. */
export function StepStatePill({
  state,
  openedAt,
  waitingOn,
  partner,
}: {
  state: StepState;
  openedAt: string | null;
  waitingOn?: "ADMIN" | "PARTNER" | "PAYMENT" | "STUDENT" | null;
  partner?: { name: string } | null;
}) {
  const text = useText();
  if (state === "PENDING" && openedAt === null)
    return <Pill>{text("step.ahead")}</Pill>;
  if (state !== "PENDING" || !waitingOn) return <StatePill state={state} />;
  return (
    <StatePill state={state}>
      {text(`step.waitingOn.${waitingOn}`, {
        partner: partner?.name ?? text("step.thePartner"),
      })}
    </StatePill>
  );
}
