import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  LinkButton,
  PageHeader,
  TextArea,
} from "@throughline/ui";
import { loadOwnStep } from "../enrollment/own-step.server.ts";
import { answerReport } from "../enrollment/report-problem.server.ts";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  titleOf(data?.step.title, error);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { id, title, enrollment } = await loadOwnStep(
    request,
    params["stepId"] ?? "",
  );
  return { step: { id, title, course: enrollment.course.title } };
}

export function action({ request, params }: ActionFunctionArgs) {
  return answerReport(request, params["stepId"] ?? "");
}

export default function Report() {
  const text = useText();
  const { step } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  const isPending = useNavigation().formMethod === "POST";
  const back = `/steps/${step.id}`;
  return (
    <>
      <PageHeader
        trail={[{ href: back, label: step.title }]}
        title={text("report.title")}
        description={<bdi>{step.title}</bdi>}
      />
      <FormError
        title={text("report.failed")}
        problems={answer?.problem ? [{ message: answer.problem }] : []}
      />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-4">
          <TextArea
            id="text"
            name="text"
            rows={5}
            label={text("report.what")}
            description={text("report.explain")}
            defaultValue={answer?.text}
            error={answer?.error}
            maxLength={2000}
            required
          />
          <p className="text-sm text-muted">{text("report.then")}</p>
          <div className="flex flex-wrap gap-2">
            <Button
              type="submit"
              variant="primary"
              size="large"
              pending={isPending}
            >
              {text("report.send")}
            </Button>
            <LinkButton href={back} size="large">
              {text("report.back")}
            </LinkButton>
          </div>
        </Form>
      </Card>
    </>
  );
}
