import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, LinkButton, PageHeader } from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { BottleneckNotice } from "../components/bottleneck-notice.tsx";
import { CourseSwitcher } from "../components/course-switcher.tsx";
import { PipelineFlow } from "../components/pipeline-flow.tsx";
import { PipelineStats } from "../components/pipeline-stats.tsx";
import { PipelineTable } from "../components/pipeline-table.tsx";
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
      }
    }
  }
`);

const PipelineQuery = graphql(
  `
    query Pipeline($courseId: ID!, $days: Int!) {
      pipeline(courseId: $courseId, stuckAfterDays: $days) {
        ...PipelineFields
      }
      enrollments(
        first: 20
        filter: { courseId: $courseId, situation: STUCK, stuckAfterDays: $days }
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

const params = z.object({
  days: z.coerce.number().int().min(1).max(365).default(7),
});

export async function loader({
  request,
  params: { code },
}: LoaderFunctionArgs) {
  const { days } = readParams(params, request);
  const { course } = await query(request, CourseOfPipeline, {
    code: code ?? "",
  });
  if (!course) throw data(null, { status: 404 });
  const { pipeline, enrollments } = await query(request, PipelineQuery, {
    courseId: course.id,
    days,
  });
  if (!pipeline) throw data(null, { status: 404 });
  return {
    course,
    slugs: Object.fromEntries(course.steps.map(({ id, slug }) => [id, slug])),
    pipeline,
    stuck: enrollments.edges.map(({ node }) => node),
    stuckTotal: enrollments.totalCount,
  };
}

export default function Pipeline() {
  const text = useText();
  const { course, slugs, stuck, stuckTotal, ...loaded } =
    useLoaderData<typeof loader>();
  const pipeline = useLivePipeline(course.id, loaded.pipeline);
  const shared = { course: course.code, pipeline, slugs };
  return (
    <>
      <PageHeader
        title={text("pipeline.question")}
        description={<BottleneckNotice {...shared} />}
        actions={
          <LinkButton
            href={`/students/new?course=${encodeURIComponent(course.code)}`}
          >
            {text("enroll.title")}
          </LinkButton>
        }
      />
      <CourseSwitcher current={course.code} />
      <PipelineStats {...shared} stuckStudents={stuckTotal} />
      <Card title={course.title} description={text("pipeline.flowExplain")}>
        <PipelineFlow {...shared} course={course} />
      </Card>
      <StepTimes {...shared} />
      <StuckStudents
        course={course.code}
        days={pipeline.stuckAfterDays}
        students={stuck}
        total={stuckTotal}
      />
      <PipelineTable {...shared} />
    </>
  );
}
