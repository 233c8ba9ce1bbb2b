import {
  Check,
  Circle,
  Minus,
  Navigation,
  X,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { Highlight } from "./highlight.tsx";
import { useWords, type Words } from "./words.tsx";

/** Where a step stands on the student's path. */
export type PathPlace = "done" | "here" | "ahead" | "failed" | "skipped";

/** One step of the path. `waiting` says whom it waits for and how long that usually takes; `action` is the one thing to do. */
export type PathStep = {
  id: string;
  place: PathPlace;
  label?: string;
  title: ReactNode;
  summary?: ReactNode;
  waiting?: ReactNode;
  action?: ReactNode;
};

/** The student's way through a course, from top to bottom: behind them, where they are, ahead. */
export function StepPath({
  label,
  steps,
  className,
}: {
  label: string;
  steps: PathStep[];
  className?: string;
}) {
  return (
    <ol aria-label={label} className={cn("flex flex-col", className)}>
      {steps.map((step) => (
        <Step key={step.id} {...step} />
      ))}
    </ol>
  );
}

function Step({ place, label, title, summary, waiting, action }: PathStep) {
  const words = useWords();
  const { word, icon: Icon, mark, track } = placeLook[place];
  const here = place === "here" || place === "failed";
  return (
    <li
      className="group flex gap-3"
      aria-current={place === "here" ? "step" : undefined}
    >
      <div className="flex flex-col items-center">
        <span
          className={cn(
            "grid size-7 shrink-0 place-items-center rounded-full border-2",
            mark,
          )}
        >
          <Icon aria-hidden className="size-3.5" strokeWidth={2.75} />
        </span>
        <span className={cn("w-0.5 flex-1 group-last:hidden", track)} />
      </div>
      <div
        className={cn(
          "mb-5 min-w-0 flex-1 group-last:mb-0",
          here ? "rounded-panel border border-line bg-surface p-4" : "pt-0.5",
        )}
      >
        <div className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
          {label !== undefined && <span>{label}</span>}
          <Highlight
            value={words[word]}
            className={cn("font-medium", here && placeLook[place].text)}
          />
        </div>
        <h3
          className={cn(
            "font-semibold",
            here ? "text-lg leading-6" : "text-base",
            place === "ahead" && "text-muted",
          )}
        >
          {title}
        </h3>
        {summary !== undefined && (
          <div className="mt-1 text-sm text-muted">{summary}</div>
        )}
        {waiting !== undefined && (
          <div className="mt-3 rounded-control bg-status-waiting-soft px-3 py-2 text-sm text-status-waiting">
            {waiting}
          </div>
        )}
        {action !== undefined && (
          <div className="mt-3 flex flex-wrap gap-2">{action}</div>
        )}
      </div>
    </li>
  );
}

const placeLook: Record<
  PathPlace,
  {
    word: keyof Words;
    icon: LucideIcon;
    text: string;
    mark: string;
    track: string;
  }
> = {
  done: {
    word: "done",
    icon: Check,
    text: "text-status-done",
    mark: "border-status-done-solid bg-status-done-solid text-on-status",
    track: "bg-status-done-solid",
  },
  here: {
    word: "here",
    icon: Navigation,
    text: "text-accent",
    mark: "border-accent-solid bg-accent-soft text-accent",
    track: "bg-line",
  },
  ahead: {
    word: "ahead",
    icon: Circle,
    text: "text-muted",
    mark: "border-line bg-surface text-muted",
    track: "bg-line",
  },
  failed: {
    word: "failed",
    icon: X,
    text: "text-status-failed",
    mark: "border-status-failed-solid bg-status-failed-soft text-status-failed",
    track: "bg-line",
  },
  skipped: {
    word: "skipped",
    icon: Minus,
    text: "text-status-skipped",
    mark: "border-status-skipped-solid bg-status-skipped-soft text-status-skipped",
    track: "bg-line",
  },
};
