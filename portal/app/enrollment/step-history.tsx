import { Card, Timeline } from "@throughline/ui";
import { isolate } from "../messages/isolate.ts";
import { useText } from "../messages/use-text.ts";
import { useViewer } from "../person/use-viewer.ts";
import { tellHistory, type StepFact } from "./history.ts";

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
      title: text(told, {
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
