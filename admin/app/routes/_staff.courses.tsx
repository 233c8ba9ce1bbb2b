import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, EmptyState, LinkButton, PageHeader } from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { CourseCard, CourseFields } from "../components/course-card.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("courses.title");

const CoursesQuery = graphql(
  `
    query Courses {
      courses(first: 100) {
        totalCount
        edges {
          node {
            ...CourseFields
          }
        }
      }
    }
  `,
  [CourseFields],
);

export async function loader({ request }: LoaderFunctionArgs) {
  const { courses } = await query(request, CoursesQuery);
  return {
    total: courses.totalCount,
    courses: courses.edges.map(({ node }) => node),
  };
}

export default function Courses() {
  const text = useText();
  const { total, courses } = useLoaderData<typeof loader>();
  useLiveEvents();
  return (
    <>
      <PageHeader
        title={text("courses.heading", { count: total })}
        actions={
          <LinkButton variant="primary" href="/courses/new">
            {text("builder.new")}
          </LinkButton>
        }
      />
      {courses.length === 0 ? (
        <Card>
          <EmptyState title={text("courses.none")}>
            {text("courses.noneExplain")}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-5 xl:grid-cols-2">
          {courses.map((course) => (
            <CourseCard key={course.id} course={course} />
          ))}
        </div>
      )}
    </>
  );
}
