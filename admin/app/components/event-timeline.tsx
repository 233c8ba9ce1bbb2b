import {
  TextLink,
  Timeline,
  type StepState,
  type TimelineEvent,
} from "@throughline/ui";
import { useIntl } from "react-intl";
import { en } from "../messages/en.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import type { RecordedEvent } from "../enrollment/event.fields.ts";
import { StayButton } from "./stay-button.tsx";
import { useStaff } from "./staff.ts";

/** What happened: what, who, when and why; what was recorded word for word lies behind a fold. */
export function EventTimeline({
  label,
  events,
  olderHref,
}: {
  label: string;
  events: RecordedEvent[];
  olderHref?: string;
}) {
  const text = useText();
  const titleOf = useEventTitle();
  return (
    <>
      <Timeline
        label={label}
        zone={useStaff()?.viewer.person.timeZone}
        events={events.map((event): TimelineEvent => ({
          id: event.id,
          at: event.occurredAt,
          title: titleOf(event),
          who: text(`actor.${event.actorKind}`, { name: event.actorName }),
          state: stateOf[event.type],
          detail: <Detail {...event} />,
        }))}
      />
      {olderHref && (
        <div className="mt-3">
          <StayButton to={olderHref}>{text("timeline.older")}</StayButton>
        </div>
      )}
    </>
  );
}

function Detail({
  reason,
  payload,
  inboundMessageId,
  requestId,
}: RecordedEvent) {
  const text = useText();
  return (
    <>
      {reason && <p className="wrap-anywhere text-ink">“{reason}”</p>}
      <details className="text-xs">
        <summary className="w-fit rounded-control hover:text-ink touch:py-3">
          {text("timeline.recorded")}
        </summary>
        <pre className="mt-1 rounded-control bg-sunken p-2 font-mono whitespace-pre-wrap wrap-anywhere">
          {JSON.stringify(payload, null, 2)}
        </pre>
        {requestId && (
          <p className="mt-1 wrap-anywhere">
            {text("timeline.request", { id: requestId })}
          </p>
        )}
        {inboundMessageId && (
          <p className="mt-1">
            <TextLink href={`/inbox/${inboundMessageId}`}>
              {text("timeline.webhook")}
            </TextLink>
          </p>
        )}
      </details>
    </>
  );
}

/** A fact in words; one that this version does not know yet keeps its technical name. */
function useEventTitle() {
  const { formatMessage } = useIntl();
  return ({ type, payload }: RecordedEvent): string => {
    const {
      label = "",
      title = "",
      progress = 0,
      bookingId,
    } = asWords(payload);
    const isRebooking = type === "step.paused" && bookingId !== undefined;
    const id = isRebooking ? "event.step.rebook" : `event.${type}`;
    if (!isMessage(id)) return type;
    return formatMessage(
      { id },
      { step: `${label} ${title}`.trim(), progress },
    );
  };
}

function isMessage(id: string): id is MessageId {
  return Object.hasOwn(en, id);
}

function asWords(payload: unknown): Record<string, string | number> {
  return typeof payload === "object" && payload !== null
    ? (payload as Record<string, string | number>)
    : {};
}

const stateOf: Record<string, StepState | undefined> = {
  "step.opened": "PENDING",
  "step.started": "IN_PROGRESS",
  "step.progressed": "IN_PROGRESS",
  "step.retried": "IN_PROGRESS",
  "step.reopened": "IN_PROGRESS",
  "step.paused": "PENDING",
  "step.completed": "COMPLETED",
  "step.failed": "FAILED",
  "step.skipped": "SKIPPED",
  "enrollment.completed": "COMPLETED",
  "certificate.issued": "COMPLETED",
};
