import { Mail } from "lucide-react";
import { Card } from "../card.tsx";
import { LinkButton } from "../link-button.tsx";
import { ProgressBar } from "../progress-bar.tsx";
import { StatePill } from "../state-pill.tsx";
import { StepPath, type PathStep } from "../step-path.tsx";
import { stepStates } from "../step-state.ts";
import { Timeline, type TimelineEvent } from "../timeline.tsx";
import { Pill } from "../pill.tsx";

/** A student's path, its progress, its states and its history. */
export function PathGallery() {
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card title="What do I do next?">
        <ProgressBar
          label="Fire safety"
          value={2}
          max={5}
          text="2 of 5 steps"
          className="mb-4"
        />
        <StepPath label="The path through Fire safety" steps={path} />
      </Card>
      <div className="flex min-w-0 flex-col gap-5">
        <Card title="What happened?">
          <Timeline
            label="History of Ana Horvat"
            events={events}
            zone="Europe/Zagreb"
          />
        </Card>
        <Card title="States and pills">
          <div className="flex flex-wrap gap-2">
            {stepStates.map((state) => (
              <StatePill key={state} state={state} />
            ))}
            <StatePill state="PENDING">Waiting for Milady</StatePill>
            <Pill>Draft</Pill>
            <Pill tone="accent">New</Pill>
          </div>
          <div className="mt-4 grid gap-3 sm:grid-cols-3">
            <ProgressBar label="Nothing yet" value={0} />
            <ProgressBar label="Under way" value={0.64} />
            <ProgressBar label="Complete" value={1} />
          </div>
        </Card>
      </div>
    </div>
  );
}

const path: PathStep[] = [
  {
    id: "1",
    place: "done",
    label: "SFZ-1",
    title: "Foundations at Milady",
    summary: "Finished on 3 November",
  },
  {
    id: "2",
    place: "skipped",
    label: "SFZ-2",
    title: "First aid refresher",
    summary: "You already hold this certificate",
  },
  {
    id: "3",
    place: "here",
    label: "SFZ-3",
    title: "Practical assessment",
    summary: "Two hours with an instructor. Bring safety shoes.",
    waiting: "Waiting for Milady to confirm your place (usually within a day)",
    action: (
      <>
        <LinkButton href="#launch" variant="primary">
          Open the training
        </LinkButton>
        <LinkButton href="#ask" icon={<Mail aria-hidden />}>
          Ask a question
        </LinkButton>
      </>
    ),
  },
  {
    id: "4",
    place: "failed",
    label: "SFZ-4",
    title: "Written test",
    summary: "You may try again, as often as you like.",
    action: <LinkButton href="#again">Try again</LinkButton>,
  },
  {
    id: "5",
    place: "ahead",
    label: "SFZ-5",
    title: "Certificate",
    summary: "Comes by itself when the steps above are done",
  },
];

const events: TimelineEvent[] = [
  {
    id: "5",
    at: "2026-11-20T09:42:00Z",
    title: "Step SFZ-3 started",
    who: "System",
    state: "IN_PROGRESS",
  },
  {
    id: "4",
    at: "2026-11-19T15:10:00Z",
    title: "Step SFZ-2 skipped",
    who: "Marko Babić",
    state: "SKIPPED",
    detail: "Reason: holds a valid first aid certificate until 2028",
  },
  {
    id: "3",
    at: "2026-11-03T11:00:00Z",
    title: "Step SFZ-1 done",
    who: "Milady",
    state: "COMPLETED",
  },
  {
    id: "2",
    at: "2026-10-29T08:30:00Z",
    title: "Invitation sent",
    who: "System",
    icon: <Mail aria-hidden />,
  },
  {
    id: "1",
    at: "2026-10-29T08:29:58Z",
    title: "Enrolled in Fire safety",
    who: "Marko Babić",
  },
];
