import {
  formatDuration,
  FlowColumns,
  TextLink,
  WordsProvider,
  type FlowLink,
  type FlowStep,
} from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type {
  PipelineFigures,
  StepFigures,
} from "../pipeline/pipeline.fields.ts";
import { conversion } from "../pipeline/pipeline.figures.ts";
import { studentsHref, type Situation } from "../pipeline/pipeline.links.ts";

/** The course as a flow of steps with the students in them; every count leads to the students behind it. */
export function PipelineFlow({
  course,
  pipeline,
  slugs,
}: {
  course: { code: string; title: string };
  pipeline: PipelineFigures;
  slugs: Record<string, string>;
}) {
  const text = useText();
  const days = pipeline.stuckAfterDays;
  const hrefOf: FlowLink = (step, rows) =>
    studentsHref({
      course: course.code,
      step: slugs[step.id],
      situation: rows === "ALL" ? "REACHED" : situationOf[rows],
      days: rows === "STUCK" ? days : undefined,
    });
  return (
    <WordsProvider words={{ students: text("pipeline.cameHere") }}>
      <FlowColumns
        label={text("pipeline.flow", { course: course.title })}
        steps={pipeline.steps.map((step) => ({
          ...flowStep(step),
          bottleneck: pipeline.bottleneck?.courseStepId === step.courseStepId,
          note: (
            <Note
              step={step}
              href={studentsHref({
                course: course.code,
                step: slugs[step.courseStepId],
                situation: "AHEAD",
              })}
            />
          ),
        }))}
        hrefOf={hrefOf}
      />
    </WordsProvider>
  );
}

const situationOf: Record<FlowStepRows, Situation> = {
  PENDING: "WAITING",
  IN_PROGRESS: "IN_PROGRESS",
  COMPLETED: "COMPLETED",
  FAILED: "FAILED",
  SKIPPED: "SKIPPED",
  STUCK: "STUCK",
};
type FlowStepRows = keyof FlowStep["counts"] | "STUCK";

function flowStep(step: StepFigures): FlowStep {
  return {
    id: step.courseStepId,
    label: step.label,
    title: step.title,
    counts: {
      PENDING: step.waiting,
      IN_PROGRESS: step.inProgress,
      COMPLETED: step.completed,
      FAILED: step.failed,
      SKIPPED: step.skipped,
    },
    conversion: conversion(step),
    stuck: step.stuck,
  };
}

function Note({ step, href }: { step: StepFigures; href: string }) {
  const text = useText();
  return (
    <span className="flex flex-wrap items-center justify-between gap-x-2">
      {step.ahead > 0 && (
        <TextLink
          quiet
          href={href}
          className="inline-flex min-h-6 items-center touch:min-h-11"
        >
          {text("pipeline.ahead", { count: step.ahead })}
        </TextLink>
      )}
      <span>
        {step.medianSeconds === null
          ? text("pipeline.noneDone")
          : text("pipeline.median", {
              time: formatDuration(step.medianSeconds),
            })}
      </span>
    </span>
  );
}
