import { Card, Pill, TextLink } from "@throughline/ui";
import type { EnrollmentDetail } from "../enrollment/enrollment.query.ts";
import { useText } from "../messages/use-text.ts";
import { When } from "./when.tsx";

/** What the staff did or does about this enrollment, newest first. Nothing where nobody had to. */
export function EnrollmentInterventions({
  interventions,
}: Pick<EnrollmentDetail, "interventions">) {
  const text = useText();
  if (interventions.length === 0) return null;
  return (
    <Card title={text("intervention.ofEnrollment")}>
      <ul className="flex flex-col gap-3">
        {interventions.map((one) => (
          <li key={one.id} className="flex flex-col gap-0.5 text-sm">
            <span className="flex flex-wrap items-center gap-2">
              <TextLink href={`/interventions/${one.key}`}>
                {one.step
                  ? `${one.step.label} ${one.step.title}`
                  : text("intervention.title")}
              </TextLink>
              <Pill>{text(`intervention.state.${one.state}`)}</Pill>
              {one.assignee && <bdi>{one.assignee.name}</bdi>}
            </span>
            <span dir="auto" className="text-muted wrap-anywhere">
              {one.outcome ?? one.report}{" "}
              <When at={one.resolvedAt ?? one.openedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
