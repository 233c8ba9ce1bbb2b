import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Highlight, PageHeader } from "@throughline/ui";
import { CalledOffClasses } from "../enrollment/called-off-classes.tsx";
import { ComingBookings } from "../booking/coming-bookings.tsx";
import { loadComing } from "../booking/load-coming.server.ts";
import { OfferedClass } from "../booking/offered-class.tsx";
import { CoursesOver } from "../enrollment/courses-over.tsx";
import { EnrollmentCard } from "../enrollment/enrollment-card.tsx";
import { nextAction, shareOut } from "../enrollment/next-action.ts";
import { NoCourseYet } from "../enrollment/no-course-yet.tsx";
import { loadOwnEnrollments } from "../enrollment/own-enrollments.server.ts";
import { answerAction } from "../enrollment/answer-action.server.ts";
import { StepAnswer } from "../enrollment/step-answer.tsx";
import { useNextWords } from "../enrollment/use-next-words.ts";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { useViewer } from "../person/use-viewer.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("home.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const [enrollments, coming] = await Promise.all([
    loadOwnEnrollments(request),
    loadComing(request),
  ]);
  return { enrollments, ...coming };
}

export function action({ request }: ActionFunctionArgs) {
  return answerAction(request);
}

export default function Home() {
  const text = useText();
  const tell = useNextWords();
  const viewer = useViewer();
  const { enrollments, coming, offered } = useLoaderData<typeof loader>();
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
      {offered.map((wait) => (
        <OfferedClass key={wait.id} wait={wait} />
      ))}
      <CalledOffClasses enrollments={current} />
      {current.map((enrollment) => (
        <EnrollmentCard
          key={enrollment.id}
          enrollment={enrollment}
          isFirst={enrollment === first}
        />
      ))}
      <ComingBookings coming={coming} />
      {enrollments.length === 0 && <NoCourseYet />}
      <CoursesOver enrollments={behind} />
    </>
  );
}
