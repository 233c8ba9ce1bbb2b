import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, Highlight, LinkButton, PageHeader } from "@throughline/ui";
import { CertificateBlock } from "../certificate/certificate-block.tsx";
import { CreditBalance } from "../credit/credit-balance.tsx";
import { loadCreditBalance } from "../credit/load-credit-balance.server.ts";
import { CompletionEstimate } from "../enrollment/completion-estimate.tsx";
import { CoursePath } from "../enrollment/course-path.tsx";
import { CourseProgress } from "../enrollment/course-progress.tsx";
import { nextAction } from "../enrollment/next-action.ts";
import { loadOwnEnrollment } from "../enrollment/own-enrollments.server.ts";
import { answerStepAction } from "../enrollment/step-action.server.ts";
import { StepAnswer } from "../enrollment/step-answer.tsx";
import { useNextWords } from "../enrollment/use-next-words.ts";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  titleOf(data?.enrollment.course.title, error);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = params.enrollmentId ?? "";
  const [enrollment, creditsLeft] = await Promise.all([
    loadOwnEnrollment(request, id),
    loadCreditBalance(request),
  ]);
  return { enrollment, creditsLeft };
}

export function action({ request }: ActionFunctionArgs) {
  return answerStepAction(request);
}

export default function Course() {
  const text = useText();
  const tell = useNextWords();
  const { enrollment, creditsLeft } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  const next = nextAction(enrollment);
  const { heading, sentence } = tell(next, enrollment);
  return (
    <>
      <PageHeader
        trail={[{ href: "/courses", label: text("courses.title") }]}
        title={<bdi>{enrollment.course.title}</bdi>}
        description={
          <>
            <p>
              <Highlight value={heading} />
            </p>
            {!("step" in next) && <p>{sentence}</p>}
          </>
        }
      />
      <StepAnswer answer={answer} />
      <CourseProgress enrollment={enrollment} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href="/calendar" size="large">
          {text("coming.calendar")}
        </LinkButton>
        <CreditBalance left={creditsLeft} />
      </div>
      <CompletionEstimate estimate={enrollment.estimate} />
      {enrollment.certificate && (
        <CertificateBlock certificate={enrollment.certificate} />
      )}
      <Card title={text("course.path")}>
        <CoursePath enrollment={enrollment} />
      </Card>
    </>
  );
}
