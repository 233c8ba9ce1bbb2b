import { Banner, LinkButton } from "@throughline/ui";
import { PauseCircle } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { PipelineFigures } from "../pipeline/pipeline.fields.ts";
import { When } from "./when.tsx";

type CourseStep = {
  id: string;
  partner: {
    slug: string;
    name: string;
    circuit: { changedAt: string } | null;
  } | null;
};

/** Which steps stand still because their partner is down, one banner for each partner; nothing while all can be reached. */
export function PipelineOutages({
  pipeline,
  steps,
}: {
  pipeline: PipelineFigures;
  /** The course's own steps, which know their partners. */
  steps: CourseStep[];
}) {
  const text = useText();
  if (pipeline.isPast) return null;
  const paused = pipeline.steps.flatMap(({ courseStepId, label, pausedBy }) => {
    const partner = steps.find(({ id }) => id === courseStepId)?.partner;
    return pausedBy !== null && partner ? [{ label, pausedBy, partner }] : [];
  });
  const first = paused.filter(
    ({ partner }, at) =>
      paused.findIndex((each) => each.partner.slug === partner.slug) === at,
  );
  return first.map(({ partner, pausedBy }) => (
    <Banner
      key={partner.slug}
      strong
      icon={<PauseCircle aria-hidden />}
      action={
        <LinkButton
          size="small"
          href={`/partners/${encodeURIComponent(partner.slug)}`}
        >
          {text("pipeline.toPartner")}
        </LinkButton>
      }
    >
      <strong className="font-semibold">
        {text("pipeline.paused", { partner: partner.name })}{" "}
        {partner.circuit && <When at={partner.circuit.changedAt} />}.
      </strong>{" "}
      {text("pipeline.pausedExplain", {
        steps: paused
          .filter((each) => each.partner.slug === partner.slug)
          .map(({ label }) => label)
          .join(", "),
        reason: pausedBy,
      })}
    </Banner>
  ));
}
