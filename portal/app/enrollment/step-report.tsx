import { Card, Highlight, LinkButton } from "@throughline/ui";
import { Day } from "../components/day.tsx";
import { useText } from "../messages/use-text.ts";
import type { OwnStepInFull } from "./own-step.server.ts";

/** What the student reported and what became of it; or, while the step is open, the way to report something. */
export function StepReport({ step }: { step: OwnStepInFull }) {
  const text = useText();
  const { report } = step;
  const isOpen = report !== null && report.state !== "ANSWERED";
  const mayReport =
    !isOpen &&
    step.state !== "COMPLETED" &&
    step.state !== "SKIPPED" &&
    ["ACTIVE", "PENDING", "SUSPENDED"].includes(step.enrollment.state);
  if (!report && !mayReport) return null;
  const action = mayReport && (
    <LinkButton href={`/steps/${step.id}/report`} size="large">
      {text(report ? "report.again" : "report.ask")}
    </LinkButton>
  );
  if (!report) return <div>{action}</div>;
  return (
    <Card title={text("report.yours")}>
      <div className="flex flex-col gap-3">
        <blockquote dir="auto" className="whitespace-pre-wrap wrap-anywhere">
          {report.text}
        </blockquote>
        <p className="text-sm text-muted">
          <Day at={report.reportedAt} />
        </p>
        <p>
          <Highlight value={text(`report.${report.state}`)} />
        </p>
        {report.outcome && (
          <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
            {report.outcome}
          </p>
        )}
        {action && <div>{action}</div>}
      </div>
    </Card>
  );
}
