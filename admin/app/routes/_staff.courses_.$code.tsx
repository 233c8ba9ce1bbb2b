import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import {
  Form,
  useLoaderData,
  useNavigation,
  useSearchParams,
} from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  LinkButton,
  PageHeader,
  TextField,
} from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { CourseStepFields } from "../components/course-step-fields.tsx";
import {
  readCommand,
  readSteps,
  rearrange,
  type TypedStep,
} from "../course/course-steps.form.ts";
import {
  CourseQuery,
  EditCourseSteps,
  PlanBringAlong,
  type EditedCourse,
} from "../course/course.query.ts";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { settle } from "../outcome.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "courseSteps.heading",
  ({ course }) => course.title,
);

export async function loader({
  request,
  params: { code },
}: LoaderFunctionArgs) {
  const { course, partners } = await query(request, CourseQuery, {
    code: code ?? "",
  });
  if (!course) throw data(null, { status: 404 });
  return { course, partners };
}

/** Saves the steps, changes what is typed as a button asks, or plans to bring the students along. */
export async function action({
  request,
  params: { code },
}: ActionFunctionArgs) {
  const fields = await readFields(request);
  const courseId = textOf(fields, "courseId");
  const reason = textOf(fields, "reason");
  if (textOf(fields, "command") === "bringAlong")
    return planBringAlong(request, courseId, reason);
  const command = readCommand(fields.get("command"));
  if (!command) throw data(null, { status: 400 });
  const steps = rearrange(readSteps(fields), command);
  if (command.kind !== "save")
    return { form: "steps", steps, reason, problems: [] };
  const { outcome } = await query(request, EditCourseSteps, {
    input: { courseId, reason, steps: steps.map(inputOf) },
  });
  const settled = settle(outcome);
  if (settled.kind === "done") throw redirect(`/courses/${code}?saved=1`);
  const { problems } = settled;
  return data({ form: "steps", steps, reason, problems }, { status: 422 });
}

const inputOf = ({ id, expectedDays, ...step }: TypedStep) => ({
  ...step,
  ...(id && { id }),
  expectedDays: /^\d{1,4}$/.test(expectedDays.trim())
    ? Number(expectedDays)
    : 0,
});

async function planBringAlong(
  request: Request,
  courseId: string,
  reason: string,
) {
  const { outcome } = await query(request, PlanBringAlong, {
    input: { kind: "BRING_ALONG", reason, selection: { filter: { courseId } } },
  });
  const settled = settle(outcome);
  if (settled.kind === "done") throw redirect(`/bulk/${settled.id}`);
  const { problems } = settled;
  return data(
    { form: "bringAlong", steps: null, reason, problems },
    { status: 422 },
  );
}

const typedOf = ({ steps }: EditedCourse): TypedStep[] =>
  steps.map(({ expectedDays, partner, partnerCourseRef, ...step }) => ({
    ...step,
    expectedDays: String(expectedDays),
    partnerId: partner?.id ?? "",
    partnerCourseRef: partnerCourseRef ?? "",
  }));

export default function Course() {
  const text = useText();
  const [search] = useSearchParams();
  const { course, partners } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  const isPending = useNavigation().formMethod === "POST";
  const steps = answer?.steps ?? typedOf(course);
  const problemsOf = (form: string) =>
    answer?.form === form ? answer.problems : [];
  const problems = problemsOf("steps");
  return (
    <>
      <PageHeader
        trail={[{ href: "/courses", label: text("nav.courses") }]}
        title={text("courseSteps.heading", { title: course.title })}
        description={text("courseSteps.explain")}
        actions={
          <LinkButton href={`/pipeline/${course.code}`}>
            {text("courses.pipelineOf", { title: course.code })}
          </LinkButton>
        }
      />
      {search.has("saved") && !answer && (
        <Notice>{text("courseSteps.saved")}</Notice>
      )}
      <Form
        method="post"
        noValidate
        preventScrollReset
        // What the server rearranged is drawn anew; nothing else takes away what is being typed.
        key={JSON.stringify(steps)}
        className="flex flex-col gap-4"
      >
        <FormError title={text("courseSteps.refused")} problems={problems} />
        <input type="hidden" name="courseId" value={course.id} />
        <input type="hidden" name="count" value={steps.length} />
        {/* Enter saves, whichever button stands first. */}
        <button
          type="submit"
          name="command"
          value="save"
          hidden
          aria-hidden
          tabIndex={-1}
        />
        {steps.map((step, index) => (
          <CourseStepFields
            key={index}
            index={index}
            step={step}
            isLast={index === steps.length - 1}
            partners={partners}
            problems={problems}
          />
        ))}
        <Card>
          <div className="flex flex-col items-start gap-3">
            <TextField
              name="reason"
              label={text("courseSteps.reason")}
              defaultValue={answer?.form === "steps" ? answer.reason : ""}
              maxLength={2000}
              required
              className="w-full"
              error={problems.find(({ field }) => field === "reason")?.message}
            />
            <div className="flex flex-wrap gap-2">
              <Button
                type="submit"
                name="command"
                value="save"
                variant="primary"
                pending={isPending}
              >
                {text("courseSteps.save")}
              </Button>
              <Button type="submit" name="command" value="add">
                {text("courseSteps.add")}
              </Button>
            </div>
          </div>
        </Card>
      </Form>
      <Card
        title={text("bringAlong.title")}
        description={text("bringAlong.explain", {
          count: course.enrollmentCount,
        })}
      >
        <Form
          method="post"
          noValidate
          className="flex flex-col items-start gap-3"
        >
          <FormError
            title={text("bringAlong.refused")}
            problems={problemsOf("bringAlong")}
          />
          <input type="hidden" name="courseId" value={course.id} />
          <TextField
            name="reason"
            label={text("bringAlong.reason")}
            defaultValue={answer?.form === "bringAlong" ? answer.reason : ""}
            maxLength={2000}
            required
            className="w-full"
            error={
              problemsOf("bringAlong").find(({ field }) => field === "reason")
                ?.message
            }
          />
          <Button
            type="submit"
            name="command"
            value="bringAlong"
            pending={isPending}
          >
            {text("bringAlong.preview")}
          </Button>
        </Form>
      </Card>
    </>
  );
}
