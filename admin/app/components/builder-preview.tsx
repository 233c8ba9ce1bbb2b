import {
  Banner,
  Card,
  LinkButton,
  Markdown,
  Pill,
  useInstant,
  useMoney,
  useNow,
} from "@throughline/ui";
import type { BuilderDraft, BuilderStep } from "../course/builder.query.ts";
import { useText } from "../messages/use-text.ts";
import { BuilderBundleSummary } from "./builder-bundle-summary.tsx";

/** The course of a draft as a student would see it: what it is, its steps with their classes and seats, what it costs. */
export function BuilderPreview({
  draft: { content, imageUrl, course },
  back,
}: {
  draft: BuilderDraft;
  back: string;
}) {
  const text = useText();
  const money = useMoney();
  const { isSold, unitAmount, currency, removesImage } = content;
  const image = imageUrl ?? (removesImage ? null : course?.image?.url);
  return (
    <div className="flex flex-col gap-4">
      <Banner
        action={
          <LinkButton size="small" href={back}>
            {text("builder.back")}
          </LinkButton>
        }
      >
        {text("builder.previewNote")}
      </Banner>
      <Card>
        <article className="mx-auto flex max-w-2xl flex-col gap-4">
          {image && (
            <img
              src={image}
              alt={content.imageAlt}
              className="max-h-72 w-full rounded-panel object-cover"
            />
          )}
          <h2 className="text-2xl font-semibold wrap-anywhere" dir="auto">
            {content.title || text("builder.untitled")}
          </h2>
          <p className="text-muted" dir="auto">
            {content.description}
          </p>
          <p className="text-lg font-semibold">
            {!isSold || unitAmount === null
              ? text("builder.previewNotSold")
              : unitAmount === 0
                ? text("builder.previewFree")
                : money(unitAmount, currency)}
          </p>
          {isSold && <BuilderBundleSummary content={content} />}
          {content.marketingCopy !== "" && (
            <Markdown source={content.marketingCopy} />
          )}
          <ol className="flex flex-col divide-y divide-line border-t border-line">
            {content.steps.map((step) => (
              <PreviewStep key={step.key} step={step} />
            ))}
          </ol>
        </article>
      </Card>
    </div>
  );
}

function PreviewStep({ step }: { step: BuilderStep }) {
  const text = useText();
  const instant = useInstant();
  const now = useNow();
  // A class that has begun is shown to nobody who could still book it.
  const options = step.options
    .filter(({ change }) => change !== "REMOVED")
    .flatMap(({ session }) => session ?? [])
    .filter(({ startsAt }) => now === null || Date.parse(startsAt) > now);
  return (
    <li className="flex flex-col gap-1 py-3">
      <p className="flex flex-wrap items-center gap-2 font-medium" dir="auto">
        <span className="text-xs text-muted">{step.label}</span>
        {step.title}
        {!step.required && <Pill>{text("step.optional")}</Pill>}
      </p>
      {step.summary !== "" && (
        <p className="text-sm text-muted" dir="auto">
          {step.summary}
        </p>
      )}
      {step.kind === "SESSION" && options.length === 0 && (
        <p className="text-sm">{text("builder.previewNoClass")}</p>
      )}
      {options.length > 0 && (
        <ul className="text-sm">
          {options.map(({ id, startsAt, capacity, seatsTaken }) => (
            <li key={id}>
              {instant(startsAt)} ·{" "}
              {text("builder.seatsLeft", {
                count: Math.max(capacity - seatsTaken, 0),
              })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
