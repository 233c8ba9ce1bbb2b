import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Highlight, PageHeader } from "@throughline/ui";
import { CoursesOver } from "../enrollment/courses-over.tsx";
import { EnrollmentCard } from "../enrollment/enrollment-card.tsx";
import { nextAction, shareOut } from "../enrollment/next-action.ts";
import { NoCourseYet } from "../enrollment/no-course-yet.tsx";
import { loadOwnEnrollments } from "../enrollment/own-enrollments.server.ts";
import { answerStepAction } from "../enrollment/step-action.server.ts";
import { StepAnswer } from "../enrollment/step-answer.tsx";
import { useNextWords } from "../enrollment/use-next-words.ts";
import { useKeptActionData } from "../live/use-kept-action-data.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { useViewer } from "../person/use-viewer.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("home.title");

export async function loader({ request }: LoaderFunctionArgs) {
  return { enrollments: await loadOwnEnrollments(request) };
}

export function action({ request }: ActionFunctionArgs) {
  return answerStepAction(request);
}

export default function Home() {
  const text = useText();
  const tell = useNextWords();
  const viewer = useViewer();
  const { enrollments } = useLoaderData<typeof loader>();
  const { current, behind } = shareOut(enrollments);
  const answer = useKeptActionData<typeof action>();
  const [first] = current;
  const heading = first
    ? tell(nextAction(first), first).heading
    : text("home.heading", { name: viewer?.person.givenName ?? "" });
  return (
    <>
      <PageHeader
        title={<Highlight value={heading} />}
        description={
          !first && enrollments.length > 0 ? text("home.nothing") : undefined
        }
      />
      <StepAnswer answer={answer} />
      {current.map((enrollment) => (
        <EnrollmentCard
          key={enrollment.id}
          enrollment={enrollment}
          isFirst={enrollment === first}
        />
      ))}
      {enrollments.length === 0 && <NoCourseYet />}
      <CoursesOver enrollments={behind} />
    </>
  );
}
