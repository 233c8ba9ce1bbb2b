import { Card, Timeline } from "@throughline/ui";
import { isolate } from "../messages/isolate.ts";
import { useText, type MessageId } from "../messages/use-text.ts";
import { useViewer } from "../person/use-viewer.ts";
import { tellHistory, type StepFact } from "./history.ts";

/** A step that no partner teaches asks nobody for a place. */
const withoutPartner = (told: MessageId): MessageId =>
  told === "history.opened" ? "history.turn" : told;

/** What happened to a step, newest first, in the student's words. */
export function StepHistory({
  facts,
  partner,
}: {
  facts: StepFact[];
  partner: string | undefined;
}) {
  const text = useText();
  const zone = useViewer()?.person.timeZone;
  const events = tellHistory(facts).map(
    ({ id, at, state, progress, reason, text: told }) => ({
      id,
      at,
      state,
      title: text(partner ? told : withoutPartner(told), {
        partner: partner ? isolate(partner) : text("step.school"),
        progress,
      }),
      detail: reason ? (
        <bdi className="wrap-anywhere">{reason}</bdi>
      ) : undefined,
    }),
  );
  return (
    <Card title={text("history.title")}>
      {events.length === 0 ? (
        <p className="text-sm text-muted">{text("history.empty")}</p>
      ) : (
        <Timeline label={text("history.title")} events={events} zone={zone} />
      )}
    </Card>
  );
}
