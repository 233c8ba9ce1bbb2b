import { Stat, useNumber } from "@throughline/ui";
import { Award, Gauge, Hourglass, Users } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { PipelineFigures } from "../pipeline/pipeline.fields.ts";
import { studentsHref } from "../pipeline/pipeline.links.ts";

/** The course in four figures. */
export function PipelineStats({
  course,
  pipeline,
  stuckStudents,
}: {
  course: string;
  pipeline: PipelineFigures;
  /** A student may be stuck at two steps, and is one student. */
  stuckStudents: number;
}) {
  const text = useText();
  const { percent } = useNumber();
  const { enrollments, completedEnrollments, completionRate } = pipeline;
  const days = pipeline.stuckAfterDays;
  return (
    <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Stat
        label={text("pipeline.enrollments")}
        value={enrollments}
        icon={<Users aria-hidden />}
        href={`/students?course=${encodeURIComponent(course)}&state=CURRENT`}
      />
      <Stat
        label={text("pipeline.completed")}
        value={completedEnrollments}
        icon={<Award aria-hidden />}
        href={`/students?course=${encodeURIComponent(course)}&state=COMPLETED`}
      />
      <Stat
        label={text("pipeline.completionRate")}
        value={completionRate === null ? "–" : percent(completionRate)}
        icon={<Gauge aria-hidden />}
        hint={text("pipeline.completionHint", {
          done: completedEnrollments,
          all: enrollments,
        })}
        href={`/students?course=${encodeURIComponent(course)}&state=COMPLETED`}
      />
      <Stat
        label={text("pipeline.stuckFor", { days })}
        value={stuckStudents}
        icon={<Hourglass aria-hidden />}
        href={studentsHref({ course, situation: "STUCK", days })}
      />
    </div>
  );
}
