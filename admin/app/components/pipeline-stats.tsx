import { Stat, useNumber } from "@throughline/ui";
import { Award, DoorOpen, Gauge, Hourglass, Users } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import { studentsHref } from "../pipeline/pipeline.links.ts";
import type { PipelineView } from "../pipeline/pipeline.view.ts";

/** The course in a few figures, each of which leads to its students. */
export function PipelineStats({
  course,
  pipeline,
  stuckStudents,
}: PipelineView & {
  /** A student may be stuck at two steps, and is one student; null where that is not known, as of the past. */
  stuckStudents: number | null;
}) {
  const text = useText();
  const { percent } = useNumber();
  const rows = (of: Omit<Parameters<typeof studentsHref>[0], "course">) =>
    pipeline.isPast ? undefined : studentsHref({ course, ...of });
  const { completionRate, stuckAfterDays, steps } = pipeline;
  const everybody = pipeline.enrollments + pipeline.droppedEnrollments;
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      <Stat
        label={text("pipeline.active")}
        value={pipeline.activeEnrollments}
        icon={<Users aria-hidden />}
        hint={text("pipeline.ofEnrolled", { all: everybody })}
        href={rows({ state: "ACTIVE" })}
      />
      <Stat
        label={text("pipeline.completed")}
        value={pipeline.completedEnrollments}
        icon={<Award aria-hidden />}
        href={rows({ state: "COMPLETED" })}
      />
      <Stat
        label={text("pipeline.completionRate")}
        value={completionRate === null ? "–" : percent(completionRate)}
        icon={<Gauge aria-hidden />}
        hint={text("pipeline.completionHint", {
          done: pipeline.completedEnrollments,
          all: everybody,
        })}
        href={rows({ state: "COMPLETED" })}
      />
      <Stat
        label={text("pipeline.dropped")}
        value={pipeline.droppedEnrollments}
        icon={<DoorOpen aria-hidden />}
        href={rows({ state: "DROPPED" })}
      />
      <Stat
        label={text("pipeline.stuckFor", { days: stuckAfterDays })}
        value={
          stuckStudents ?? steps.reduce((sum, { stuck }) => sum + stuck, 0)
        }
        icon={<Hourglass aria-hidden />}
        href={rows({ situation: "STUCK" })}
      />
    </div>
  );
}
