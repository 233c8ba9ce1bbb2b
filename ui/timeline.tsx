import { Dot } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { RelativeTime } from "./relative-time.tsx";
import { stateLook, type StepState } from "./step-state.ts";

/** One thing that happened. `who` did it (a person, a partner, the system); `state` lends icon and hue where it moved a step. */
export type TimelineEvent = {
  id: string;
  at: string;
  title: ReactNode;
  who?: ReactNode;
  detail?: ReactNode;
  icon?: ReactNode;
  state?: StepState;
};

/** What happened, newest or oldest first as given: what, who, when, and why. `zone` is the zone the server writes times in. */
export function Timeline({ label, events, zone, className }: TimelineProps) {
  return (
    <ol aria-label={label} className={cn("flex flex-col", className)}>
      {events.map((event) => (
        <li key={event.id} className="group flex gap-3">
          <div className="flex flex-col items-center">
            <Mark {...event} />
            <span className="w-px flex-1 bg-line group-last:hidden" />
          </div>
          <div className="min-w-0 flex-1 pt-0.5 pb-4 group-last:pb-0">
            <div className="flex flex-wrap items-baseline gap-x-2 text-sm">
              <span className="font-medium">{event.title}</span>
              <span className="text-xs text-muted">
                {event.who !== undefined && <>{event.who} · </>}
                <RelativeTime at={event.at} zone={zone} />
              </span>
            </div>
            {event.detail !== undefined && (
              <div className="mt-1 text-sm text-muted">{event.detail}</div>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Mark({ icon, state }: Pick<TimelineEvent, "icon" | "state">) {
  const Icon = state === undefined ? Dot : stateLook[state].icon;
  const look =
    state === undefined ? "bg-sunken text-muted" : stateLook[state].soft;
  return (
    <span
      className={cn(
        "grid size-6 shrink-0 place-items-center rounded-full [&_svg]:size-3.5",
        look,
      )}
    >
      {icon ?? <Icon aria-hidden strokeWidth={state === undefined ? 6 : 2} />}
    </span>
  );
}

type TimelineProps = {
  label: string;
  events: TimelineEvent[];
  zone?: string;
  className?: string;
};
