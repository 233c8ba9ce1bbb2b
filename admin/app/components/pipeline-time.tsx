import { Card, cn, TimeSlider, useInstant } from "@throughline/ui";
import { History } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import { useTimeTravel } from "../pipeline/use-time-travel.ts";
import { useStaff } from "./staff.ts";

/** Chooses the instant at which the pipeline is looked at, and says so where it is a past one. Without a `start` nothing has happened yet. */
export function PipelineTime({
  start,
  now,
  at,
}: {
  start: string | null;
  now: string;
  /** The past instant that is shown; null for now. */
  at: string | null;
}) {
  const text = useText();
  const zone = useStaff()?.viewer.person.timeZone;
  const instantOf = useInstant(zone);
  const { hrefOf, travelTo } = useTimeTravel();
  if (start === null) return null;
  return (
    <Card className={cn(at !== null && "border-accent bg-accent-soft")}>
      <TimeSlider
        label={text("time.label")}
        start={Date.parse(start)}
        end={Date.parse(now)}
        value={at === null ? null : Date.parse(at)}
        zone={zone}
        hrefOf={hrefOf}
        onChange={travelTo}
      />
      <p
        role="status"
        className="mt-2 min-h-15 text-sm sm:min-h-10 xl:min-h-5"
        suppressHydrationWarning
      >
        {at === null ? (
          <span className="text-muted">{text("time.isNow")}</span>
        ) : (
          <>
            <History aria-hidden className="me-1.5 inline size-4" />
            <strong className="font-semibold">
              {text("time.asItWas", { instant: instantOf(at) })}
            </strong>{" "}
            {text("time.pastExplain")}
          </>
        )}
      </p>
    </Card>
  );
}
