import { Pill } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** What one must know of a class at a glance: that it is off, over, full or nearly; nothing where it is as usual. */
export function SessionPill({
  session: { state, endsAt, seatsLeft, capacity },
  now,
}: {
  session: {
    state: "SCHEDULED" | "CANCELED";
    endsAt: string;
    seatsLeft: number;
    capacity: number;
  };
  now: number;
}) {
  const text = useText();
  if (state === "CANCELED")
    return <Pill tone="skipped">{text("sessions.canceled")}</Pill>;
  if (Date.parse(endsAt) <= now)
    return <Pill tone="done">{text("sessions.over")}</Pill>;
  if (seatsLeft === 0)
    return <Pill tone="strong">{text("sessions.full")}</Pill>;
  if (seatsLeft <= Math.max(1, Math.floor(capacity / 5)))
    return <Pill tone="accent">{text("sessions.low")}</Pill>;
  return null;
}
