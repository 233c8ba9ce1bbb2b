import { Card, cn, Highlight, Pill } from "@throughline/ui";
import { commandsFor } from "../enrollment/command.ts";
import type {
  EnrollmentDetail,
  StepDetail,
} from "../enrollment/enrollment.query.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import { PartnerRecord } from "./partner-record.tsx";
import { StayButton } from "./stay-button.tsx";
import { StepStatePill } from "./step-state.tsx";
import { When } from "./when.tsx";

/** The steps of an enrollment in order: how each stands, what its partner says, and what can be done to it by hand. */
export function EnrollmentSteps({
  enrollment: { steps, state },
}: {
  enrollment: EnrollmentDetail;
}) {
  const text = useText();
  return (
    <Card title={text("steps.title")} flush>
      <ol className="divide-y divide-line border-t border-line">
        {steps.map((step) => (
          <Step key={step.id} step={step} enrollmentState={state} />
        ))}
      </ol>
    </Card>
  );
}

function Step({
  step,
  enrollmentState,
}: {
  step: StepDetail;
  enrollmentState: EnrollmentDetail["state"];
}) {
  const text = useText();
  const isAhead = step.state === "PENDING" && step.openedAt === null;
  const urgent = step.state === "FAILED" ? "primary" : "secondary";
  return (
    <li
      id={step.id}
      className="flex scroll-mt-16 flex-col gap-2 px-4 py-3 target:bg-accent-soft"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-xs text-muted">{step.label}</span>
        <h3 className={cn("font-medium", isAhead && "text-muted")}>
          {step.title}
        </h3>
        <Highlight value={`${step.state} ${step.waitingOn} ${step.openedAt}`}>
          <StepStatePill {...step} />
        </Highlight>
        {!step.required && <Pill>{text("step.optional")}</Pill>}
        {step.lacksRight && <Pill tone="failed">{text("step.noRight")}</Pill>}
      </div>
      <StepTimesLine step={step} />
      {step.lacksRight && (
        <p className="text-sm wrap-anywhere">
          {step.lostBooking
            ? text(lostBy(step.lostBooking), {
                title: step.lostBooking.session.title,
              })
            : text("step.noRightExplain")}
        </p>
      )}
      {step.failureReason && (
        <p className="text-sm wrap-anywhere text-danger">
          {step.failureReason}
        </p>
      )}
      {step.partner && step.partnerEnrollment && (
        <PartnerRecord
          partner={step.partner}
          record={step.partnerEnrollment}
          isSettled={step.state === "COMPLETED" || step.state === "SKIPPED"}
        />
      )}
      <div className="flex flex-wrap gap-1">
        {step.lacksRight && step.lostBooking && (
          <StayButton
            to={`?do=waiveBooking&booking=${step.lostBooking.id}`}
            label={`${text("step.giveBack")}: ${step.label} ${step.title}`}
          >
            {text("step.giveBack")}
          </StayButton>
        )}
        {commandsFor(step, enrollmentState).map((command, at) => (
          <StayButton
            key={command}
            variant={at === 0 && !isAhead ? urgent : "quiet"}
            to={`?do=${command}&step=${step.id}`}
            label={`${text(`command.${command}.do`)}: ${step.label} ${step.title}`}
          >
            {text(`command.${command}.do`)}
          </StayButton>
        ))}
      </div>
    </li>
  );
}

const lostBy = ({
  attendance,
}: NonNullable<StepDetail["lostBooking"]>): MessageId =>
  attendance === null ? "step.lostByLeaving" : "step.lostByMissing";

function StepTimesLine({ step }: { step: StepDetail }) {
  const text = useText();
  const times = [
    { label: "step.openedAt", at: step.openedAt },
    { label: "step.startedAt", at: step.startedAt },
    { label: "step.settledAt", at: step.settledAt },
  ] as const;
  return (
    <p className="flex flex-wrap gap-x-3 text-xs text-muted">
      {step.partner && (
        <span>{text("step.taughtBy", { partner: step.partner.name })}</span>
      )}
      <span>{text("step.expected", { days: step.expectedDays })}</span>
      {times.map(
        ({ label, at }) =>
          at && (
            <span key={label}>
              {text(label)} <When at={at} />
            </span>
          ),
      )}
    </p>
  );
}
