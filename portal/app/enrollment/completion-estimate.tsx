import { Card } from "@throughline/ui";
import { useIntl } from "react-intl";
import { useText } from "../messages/use-text.ts";
import { useViewer } from "../person/use-viewer.ts";
import type { OwnEnrollment } from "./own-enrollment.ts";

/** When the certificate may be there, as a range from how long others took. Nothing where nothing is known. */
export function CompletionEstimate({
  estimate,
}: Pick<OwnEnrollment, "estimate">) {
  const text = useText();
  const { formatDate } = useIntl();
  const timeZone = useViewer()?.person.timeZone ?? "UTC";
  if (!estimate) return null;
  const day = (at: string) => formatDate(at, { dateStyle: "long", timeZone });
  return (
    <Card title={text("estimate.title")}>
      <p suppressHydrationWarning>
        {text("estimate.range", {
          likely: day(estimate.likely),
          earliest: day(estimate.earliest),
          latest: day(estimate.latest),
        })}
      </p>
      {estimate.basedOn > 0 && (
        <p className="text-sm text-muted">
          {text("estimate.basedOn", { count: estimate.basedOn })}
        </p>
      )}
    </Card>
  );
}
