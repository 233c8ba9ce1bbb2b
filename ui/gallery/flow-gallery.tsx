import { Clock, GraduationCap, TriangleAlert, Users } from "lucide-react";
import { useState } from "react";
import { Button } from "../button.tsx";
import { Card } from "../card.tsx";
import { DurationBars, type StepDuration } from "../duration-bars.tsx";
import { FlowColumns } from "../flow-columns.tsx";
import type { FlowStep } from "../flow-step.ts";
import { LiveIndicator } from "../live-indicator.tsx";
import { Stat } from "../stat.tsx";

/** The figures of a pipeline, with a button that changes them as the server would. */
export function FlowGallery() {
  const [moved, setMoved] = useState(0);
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat
          label="In training"
          value={4012 + moved}
          icon={<Users aria-hidden />}
          href="#students"
        />
        <Stat
          label="Stuck for 7 days"
          value={23}
          icon={<TriangleAlert aria-hidden />}
          hint="2 more than last week"
          href="#stuck"
        />
        <Stat
          label="Certificates this week"
          value={118 + moved}
          icon={<GraduationCap aria-hidden />}
          href="#certificates"
        />
        <Stat
          label="Median time to certificate"
          value="18.5 days"
          icon={<Clock aria-hidden />}
        />
      </div>
      <Card
        title="Where is the jam?"
        description="Fire safety, 412 students"
        actions={
          <>
            <LiveIndicator state="live" />
            <Button size="small" onPress={() => setMoved(moved + 1)}>
              Move one student
            </Button>
          </>
        }
      >
        <FlowColumns
          label="Students per step"
          steps={stepsAfter(moved)}
          hrefOf={(step, rows) => `#${step.id}-${rows}`}
        />
      </Card>
      <Card
        title="How long does each step take?"
        description="Of those who finished it in the last 90 days"
      >
        <DurationBars label="Time per step" steps={durations} />
      </Card>
    </>
  );
}

function stepsAfter(moved: number): FlowStep[] {
  return [
    {
      id: "sfz-1",
      label: "SFZ-1",
      title: "Foundations at Milady",
      counts: {
        PENDING: 12,
        IN_PROGRESS: 61 - moved,
        COMPLETED: 331 + moved,
        FAILED: 2,
        SKIPPED: 6,
      },
      conversion: 0.82,
      note: "Median 4.2 days",
    },
    {
      id: "sfz-2",
      label: "SFZ-2",
      title: "Practical assessment with an instructor on site",
      counts: {
        PENDING: 94 + moved,
        IN_PROGRESS: 121,
        COMPLETED: 109,
        FAILED: 9,
        SKIPPED: 0,
      },
      conversion: 0.33,
      bottleneck: true,
      dropped: 7,
      risks: { AT_RISK: 14, OVERDUE: 31, STUCK: 23 },
      paused: "the partner answers 503 since 10:42",
      note: "Median 11.8 days",
    },
    {
      id: "sfz-3",
      label: "SFZ-3",
      title: "Final exam",
      counts: {
        PENDING: 20,
        IN_PROGRESS: 31,
        COMPLETED: 57,
        FAILED: 1,
        SKIPPED: 0,
      },
      conversion: 0.9,
      note: "Median 2 days",
    },
    {
      id: "sfz-4",
      label: "SFZ-4",
      title: "Certificate",
      counts: {
        PENDING: 0,
        IN_PROGRESS: 0,
        COMPLETED: 52,
        FAILED: 0,
        SKIPPED: 0,
      },
      note: "At once",
    },
  ];
}

const days = (count: number) => count * 86_400;
const durations: StepDuration[] = [
  {
    id: "1",
    label: "SFZ-1",
    title: "Foundations at Milady",
    median: days(4.2),
    p90: days(9.5),
    href: "#sfz-1",
  },
  {
    id: "2",
    label: "SFZ-2",
    title: "Practical assessment",
    median: days(11.8),
    p90: days(24.3),
    bottleneck: true,
    href: "#sfz-2",
  },
  {
    id: "3",
    label: "SFZ-3",
    title: "Final exam",
    median: days(2),
    p90: days(2.9),
    href: "#sfz-3",
  },
  { id: "4", label: "SFZ-4", title: "Certificate", median: null, p90: null },
];
