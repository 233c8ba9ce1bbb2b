import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { Card, cn, LinkButton, PageHeader } from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { z } from "zod";
import { BottleneckNotice } from "../components/bottleneck-notice.tsx";
import { CourseSwitcher } from "../components/course-switcher.tsx";
import { PipelineCohorts } from "../components/pipeline-cohorts.tsx";
import { PipelineFlow } from "../components/pipeline-flow.tsx";
import { PipelineOutages } from "../components/pipeline-outages.tsx";
import { PipelineStats } from "../components/pipeline-stats.tsx";
import { PipelineTable } from "../components/pipeline-table.tsx";
import { PipelineTime } from "../components/pipeline-time.tsx";
import { StepTimes } from "../components/step-times.tsx";
import { StuckStudents } from "../components/stuck-students.tsx";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { PipelineFields } from "../pipeline/pipeline.fields.ts";
import { StuckStudentFields } from "../pipeline/stuck-students.fields.ts";
import { useLivePipeline } from "../pipeline/use-live-pipeline.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "pipeline.title",
  ({ course }) => course.title,
);

const CourseOfPipeline = graphql(`
  query CourseOfPipeline($code: String!) {
    course(code: $code) {
      id
      code
      title
      steps {
        id
        slug
        partner {
          slug
          name
          circuit {
            changedAt
          }
        }
      }
    }
  }
`);

const PipelineQuery = graphql(
  `
    query Pipeline($courseId: ID!, $at: DateTime) {
      pipelineStart(courseId: $courseId)
      pipeline(courseId: $courseId, at: $at) {
        ...PipelineFields
      }
      enrollments(
        first: 20
        filter: { courseId: $courseId, situation: STUCK }
        orderBy: OLDEST
      ) {
        totalCount
        edges {
          node {
            ...StuckStudentFields
          }
        }
      }
    }
  `,
  [PipelineFields, StuckStudentFields],
);

const params = z.object({ at: z.iso.datetime({ offset: true }).optional() });

export async function loader({
  request,
  params: { code },
}: LoaderFunctionArgs) {
  const { at } = readParams(params, request);
  const { course } = await query(request, CourseOfPipeline, {
    code: code ?? "",
  });
  if (!course) throw data(null, { status: 404 });
  const { pipelineStart, pipeline, enrollments } = await query(
    request,
    PipelineQuery,
    { courseId: course.id, at },
  );
  if (!pipeline) throw data(null, { status: 404 });
  return {
    course,
    slugs: Object.fromEntries(course.steps.map(({ id, slug }) => [id, slug])),
    start: pipelineStart,
    now: new Date().toISOString(),
    pipeline,
    stuck: enrollments.edges.map(({ node }) => node),
    stuckTotal: enrollments.totalCount,
  };
}

export default function Pipeline() {
  const text = useText();
  const { course, slugs, start, now, stuck, stuckTotal, ...loaded } =
    useLoaderData<typeof loader>();
  const pipeline = useLivePipeline(course.id, loaded.pipeline);
  const { isPast, asOf, stuckAfterDays } = pipeline;
  const shared = { course: course.code, pipeline, slugs };
  return (
    <>
      <PageHeader
        title={text(isPast ? "pipeline.questionPast" : "pipeline.question")}
        description={<BottleneckNotice {...shared} />}
        actions={<Actions code={course.code} />}
      />
      <CourseSwitcher current={course.code} />
      <PipelineTime start={start} now={now} at={isPast ? asOf : null} />
      <Figures>
        <PipelineOutages pipeline={pipeline} steps={course.steps} />
        <PipelineStats {...shared} stuckStudents={isPast ? null : stuckTotal} />
        <Card
          title={course.title}
          description={text(
            isPast ? "pipeline.flowExplainPast" : "pipeline.flowExplain",
          )}
        >
          <PipelineFlow {...shared} title={course.title} />
        </Card>
        <StepTimes {...shared} />
        <PipelineCohorts {...shared} />
        {!isPast && (
          <StuckStudents
            course={course.code}
            days={stuckAfterDays}
            students={stuck}
            total={stuckTotal}
          />
        )}
        <PipelineTable {...shared} />
      </Figures>
    </>
  );
}

function Actions({ code }: { code: string }) {
  const text = useText();
  const course = encodeURIComponent(code);
  return (
    <>
      <LinkButton
        href={`/pipeline/${course}/forecast`}
        icon={<FlaskConical aria-hidden />}
      >
        {text("forecast.title")}
      </LinkButton>
      <LinkButton href={`/students/new?course=${course}`}>
        {text("enroll.title")}
      </LinkButton>
    </>
  );
}

/** The figures keep their place while those of another instant are fetched, and show that they are about to change. */
function Figures({ children }: { children: ReactNode }) {
  const isLoading = useNavigation().state === "loading";
  return (
    <div
      aria-busy={isLoading}
      className={cn(
        "flex min-w-0 flex-col gap-5 transition-opacity delay-150",
        isLoading && "opacity-60",
      )}
    >
      {children}
    </div>
  );
}
