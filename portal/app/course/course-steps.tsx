import { useText } from "../messages/use-text.ts";

interface CatalogueStep {
  id: string;
  label: string;
  title: string;
  summary: string;
  required: boolean;
  expectedDays: number;
  partner: { name: string } | null;
}

/** A course's steps in order: what each is, who teaches it, how long it usually takes. */
export function CourseSteps({ steps }: { steps: CatalogueStep[] }) {
  return (
    <ol className="flex flex-col divide-y divide-line">
      {steps.map((step) => (
        <li key={step.id} className="py-3 first:pt-0 last:pb-0">
          <Step {...step} />
        </li>
      ))}
    </ol>
  );
}

function Step(step: CatalogueStep) {
  const text = useText();
  const circumstances = [
    step.label,
    step.partner?.name,
    text("step.days", { days: step.expectedDays }),
    step.required ? undefined : text("step.optional"),
  ];
  return (
    <>
      <p className="text-xs text-muted">
        {circumstances.filter(Boolean).join(" · ")}
      </p>
      <h3 className="font-semibold wrap-anywhere">
        <bdi>{step.title}</bdi>
      </h3>
      <p dir="auto" className="text-sm text-muted wrap-anywhere">
        {step.summary}
      </p>
    </>
  );
}
