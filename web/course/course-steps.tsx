import { cn, Highlight, Pill } from "@throughline/ui";
import { ClassWhen } from "../class/class-when.tsx";
import { pickedId } from "../class/picked-id.ts";
import type { ClassTime } from "../class/say-class-time.ts";
import { SeatsLeft } from "../class/seats-left.tsx";
import { useText } from "../messages/use-text.ts";

/** A step of a course, as whoever thinks of taking it sees it. */
export interface ShownStep {
  id: string;
  label: string;
  title: string;
  summary: string;
  kind: "PARTNER" | "SESSION" | "CONTENT";
  required: boolean;
  /** Null where nobody said yet. */
  expectedDays: number | null;
  partner: { name: string } | null;
  /** Those that are to come, soonest first. */
  classes: ShownClass[];
}

interface ShownClass extends ClassTime {
  id: string;
  seatsLeft: number;
  instructorName: string | null;
  room: string | null;
}

interface Reader {
  /** The reader's IANA zone; undefined as long as it is not known. */
  zone: string | undefined;
  /** The class that was picked elsewhere, and is marked. */
  pickedClassId?: string | null;
}

/** So many classes of a step are shown at once; the others are behind a click. */
const SHOWN = 3;

/** A course's steps in order: what each is, who teaches it, how long it usually takes, and its coming classes. */
export function CourseSteps({
  steps,
  ...reader
}: Reader & { steps: ShownStep[] }) {
  return (
    <ol className="flex flex-col divide-y divide-line">
      {steps.map((step) => (
        <li key={step.id} className="py-4 first:pt-0 last:pb-0">
          <Step step={step} {...reader} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step, ...reader }: Reader & { step: ShownStep }) {
  const text = useText();
  const circumstances = [
    step.partner?.name,
    text(`step.kind.${step.kind}`),
    step.expectedDays === null
      ? undefined
      : text("step.days", { days: step.expectedDays }),
    step.required ? undefined : text("catalogue.optional"),
  ];
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
        <Pill>{step.label}</Pill>
        {circumstances.filter(Boolean).join(" · ")}
      </p>
      <h3 className="mt-1 font-semibold wrap-anywhere">
        <bdi>{step.title}</bdi>
      </h3>
      <p dir="auto" className="text-sm text-muted wrap-anywhere">
        {step.summary}
      </p>
      {step.kind === "SESSION" && <Classes of={step} {...reader} />}
    </>
  );
}

function Classes({
  of: { classes, label },
  ...reader
}: Reader & { of: ShownStep }) {
  const text = useText();
  if (classes.length === 0)
    return <p className="mt-2 text-sm">{text("catalogue.noClass")}</p>;
  const isSoldOut = classes.every(({ seatsLeft }) => seatsLeft <= 0);
  const [shown, more] = [classes.slice(0, SHOWN), classes.slice(SHOWN)];
  const isPickedHidden = more.some(({ id }) => id === reader.pickedClassId);
  return (
    <>
      {isSoldOut && <p className="mt-2 text-sm">{text("catalogue.soldOut")}</p>}
      <ul
        aria-label={text("catalogue.classesOf", { step: label })}
        className="mt-2 flex flex-col gap-2"
      >
        {shown.map((option) => (
          <Option key={option.id} option={option} {...reader} />
        ))}
      </ul>
      {more.length > 0 && (
        <details className="mt-2" open={isPickedHidden || undefined}>
          <summary className="flex min-h-11 items-center text-sm text-accent underline underline-offset-3">
            {text("catalogue.moreClasses", { count: more.length })}
          </summary>
          <ul className="flex flex-col gap-2">
            {more.map((option) => (
              <Option key={option.id} option={option} {...reader} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Option({
  option,
  zone,
  pickedClassId,
}: Reader & { option: ShownClass }) {
  const text = useText();
  const { id, instructorName, room, seatsLeft } = option;
  const circumstances = [
    instructorName === null
      ? undefined
      : text("class.with", { name: instructorName }),
    room === null ? text("class.online") : text("class.room", { room }),
  ];
  const isPicked = id === pickedClassId;
  return (
    <li
      id={isPicked ? pickedId : undefined}
      className={cn(
        "flex scroll-mt-16 flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-control border p-3 text-sm",
        isPicked ? "border-accent" : "border-line",
      )}
    >
      <div className="min-w-0 flex-1 basis-56">
        {isPicked && <Pill tone="accent">{text("booking.picked")}</Pill>}
        <ClassWhen of={option} zone={zone} />
        <p className="text-muted wrap-anywhere">
          {circumstances.filter(Boolean).join(" · ")}
        </p>
      </div>
      <Highlight value={seatsLeft}>
        <SeatsLeft seats={seatsLeft} />
      </Highlight>
    </li>
  );
}
