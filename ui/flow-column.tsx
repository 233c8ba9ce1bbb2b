import {
  AlarmClock,
  Hourglass,
  PauseCircle,
  TriangleAlert,
  type LucideIcon,
} from "lucide-react";
import { cn } from "./cn.ts";
import { FlowCount } from "./flow-count.tsx";
import {
  totalOf,
  type FlowLink,
  type FlowRisk,
  type FlowStep,
} from "./flow-step.ts";
import { Highlight } from "./highlight.tsx";
import { Pill } from "./pill.tsx";
import { stateLook, stepStates, type StepState } from "./step-state.ts";
import { useNumber } from "./use-number.ts";
import { useWords, type Words } from "./words.tsx";

/** One step of a flow: its students stacked by state, who is late, and what holds it up. `tallest` is the fullest step's total. */
export function FlowColumn({
  step,
  hrefOf,
  tallest,
}: {
  step: FlowStep;
  hrefOf: FlowLink;
  tallest: number;
}) {
  const words = useWords();
  const { count } = useNumber();
  return (
    <div
      className={cn(
        "flex min-w-0 flex-1 flex-col rounded-panel border p-3",
        step.bottleneck ? "border-line-strong bg-sunken" : "border-line",
      )}
    >
      <div className="flex h-5 items-center gap-2">
        <span className="truncate text-xs text-muted">{step.label}</span>
        {step.bottleneck && (
          <Pill tone="strong" icon={<TriangleAlert aria-hidden />}>
            {words.bottleneck}
          </Pill>
        )}
      </div>
      <h3
        className="line-clamp-2 min-h-10 text-sm font-semibold wrap-anywhere"
        title={step.title}
      >
        <bdi>{step.title}</bdi>
      </h3>
      <div className="mt-2 flex gap-3">
        <Stack {...{ step, tallest }} />
        <ul className="min-w-0 flex-1">
          {stepStates.map((state) => (
            <li key={state}>
              <StateCount {...{ step, state, href: hrefOf(step, state) }} />
            </li>
          ))}
        </ul>
      </div>
      <div className="mt-2 border-t border-line pt-2">
        <FlowCount href={hrefOf(step, "ALL")}>
          <Highlight
            value={count(totalOf(step))}
            className="font-medium text-ink"
          />{" "}
          {words.students}
        </FlowCount>
        {step.paused !== undefined && <Paused reason={step.paused} />}
        <Risks {...{ step, hrefOf }} />
      </div>
      {step.note !== undefined && (
        <div className="text-xs text-muted">{step.note}</div>
      )}
    </div>
  );
}

function Paused({ reason }: { reason: string }) {
  const words = useWords();
  return (
    <p className="my-1 flex gap-1.5 text-xs">
      <PauseCircle aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span className="line-clamp-3 min-w-0 wrap-anywhere" title={reason}>
        <span className="font-medium">{words.paused}</span>{" "}
        <span className="text-muted">{reason}</span>
      </span>
    </p>
  );
}

/** The bar: as tall as the step's share of the fullest step, from zero, one piece per state. */
function Stack({ step, tallest }: { step: FlowStep; tallest: number }) {
  return (
    <div
      aria-hidden
      className="flex w-5 shrink-0 flex-col justify-end rounded-control bg-sunken"
    >
      <div
        className="flex flex-col gap-px overflow-hidden rounded-control transition-[height] duration-300"
        style={{ height: `${(totalOf(step) / tallest) * 100}%` }}
      >
        {stepStates.map((state) => (
          <div
            key={state}
            className={cn("min-h-0 basis-0", stateLook[state].solid)}
            style={{ flexGrow: step.counts[state] }}
          />
        ))}
      </div>
    </div>
  );
}

function StateCount({
  step,
  state,
  href,
}: {
  step: FlowStep;
  state: StepState;
  href: string | undefined;
}) {
  const words = useWords();
  const { count } = useNumber();
  const { icon: Icon, word, text } = stateLook[state];
  const number = step.counts[state];
  return (
    <FlowCount
      href={href}
      className={cn("flex w-full", number > 0 && "text-ink")}
    >
      <Icon
        aria-hidden
        className={cn("size-3.5 shrink-0", number > 0 && text)}
      />
      <span className="min-w-0 flex-1 truncate">{words[word]}</span>
      <Highlight value={count(number)} className="font-medium" />
    </FlowCount>
  );
}

/** Who is late, as far as anybody is. */
function Risks({ step, hrefOf }: { step: FlowStep; hrefOf: FlowLink }) {
  const words = useWords();
  const { count } = useNumber();
  const { risks } = step;
  if (!risks) return null;
  return risksInOrder
    .filter((risk) => risks[risk] > 0)
    .map((risk) => {
      const { icon: Icon, word } = riskLook[risk];
      return (
        <FlowCount
          key={risk}
          href={hrefOf(step, risk)}
          className="flex w-full text-ink"
        >
          <Icon aria-hidden className="size-3.5 shrink-0" />
          <span className="min-w-0 flex-1 truncate">{words[word]}</span>
          <Highlight value={count(risks[risk])} className="font-medium" />
        </FlowCount>
      );
    });
}

const riskLook: Record<FlowRisk, { icon: LucideIcon; word: keyof Words }> = {
  AT_RISK: { icon: Hourglass, word: "atRisk" },
  OVERDUE: { icon: AlarmClock, word: "overdue" },
  STUCK: { icon: TriangleAlert, word: "stuck" },
};
const risksInOrder: FlowRisk[] = ["AT_RISK", "OVERDUE", "STUCK"];
