import { randomUUID } from "node:crypto";
import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, PageHeader } from "@throughline/ui";
import { StepClasses } from "../booking/step-classes.tsx";
import { loadOwnStep } from "../enrollment/own-step.server.ts";
import { AccessButton } from "../enrollment/step-access.tsx";
import { StepAction } from "../enrollment/step-action.tsx";
import { answerAction } from "../enrollment/answer-action.server.ts";
import { StepFacts } from "../enrollment/step-facts.tsx";
import { StepHistory } from "../enrollment/step-history.tsx";
import { StepAnswer } from "../enrollment/step-answer.tsx";
import { StepReport } from "../enrollment/step-report.tsx";
import { StepSituation } from "../enrollment/step-situation.tsx";
import { FollowCatalogue } from "../live/follow-catalogue.tsx";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  titleOf(data?.step.title, error);

export async function loader({ request, params }: LoaderFunctionArgs) {
  return {
    step: await loadOwnStep(request, params.stepId ?? ""),
    requestKey: randomUUID(),
  };
}

export function action({ request }: ActionFunctionArgs) {
  return answerAction(request);
}

export default function Step() {
  const text = useText();
  const { step, requestKey } = useLoaderData<typeof loader>();
  const { enrollment } = step;
  const answer = useKeptActionData<typeof action>();
  const isAccessShown = answer !== undefined && "access" in answer;
  return (
    <>
      <PageHeader
        trail={[
          { href: "/courses", label: text("courses.title") },
          { href: `/courses/${enrollment.id}`, label: enrollment.course.title },
        ]}
        title={<bdi>{step.title}</bdi>}
        description={text(step.required ? "step.place" : "step.optionalPlace", {
          label: step.label,
          position: step.position,
          all: enrollment.steps.length,
        })}
      />
      <StepAnswer answer={answer} />
      <Card>
        <div className="flex flex-col gap-4">
          <StepSituation step={step} />
          {step.access !== null && !isAccessShown && (
            <AccessButton step={step} access={step.access} />
          )}
          {step.kind !== "SESSION" && (
            <StepAction step={step} enrollment={enrollment} />
          )}
        </div>
      </Card>
      {step.kind === "SESSION" && (
        <>
          <FollowCatalogue courseId={enrollment.course.id} />
          <StepClasses step={step} requestKey={requestKey} />
        </>
      )}
      <StepReport step={step} />
      <Card title={text("step.about")}>
        <div className="flex flex-col gap-4">
          {step.summary !== "" && (
            <p dir="auto" className="wrap-anywhere">
              {step.summary}
            </p>
          )}
          <StepFacts step={step} />
        </div>
      </Card>
      <StepHistory
        facts={step.events.edges.map(({ node }) => node)}
        partner={step.partner?.name}
      />
    </>
  );
}
