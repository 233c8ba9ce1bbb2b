import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, LinkButton, PageHeader, Pagination } from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import { StudentFilters } from "../components/student-filters.tsx";
import { StudentTable } from "../components/student-table.tsx";
import {
  filterOf,
  isNarrowed,
  studentParams,
} from "../enrollment/students.filter.ts";
import {
  StudentFilterQuery,
  StudentsQuery,
} from "../enrollment/students.query.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("students.title");

const params = studentParams.extend(pageParams.shape);

export async function loader({ request }: LoaderFunctionArgs) {
  const wanted = readParams(params, request);
  const answer = await query(request, StudentFilterQuery);
  const courses = answer.courses.edges.map(({ node }) => node);
  const course = courses.find(({ code }) => code === wanted.course);
  const step = course?.steps.find(({ slug }) => slug === wanted.step);
  if ((wanted.course && !course) || (wanted.step && !step))
    throw data(null, { status: 404 });
  const { enrollments } = await query(request, StudentsQuery, {
    filter: filterOf(wanted, course, step),
    orderBy: wanted.sort,
    ...pageArguments(wanted),
  });
  return { wanted, courses, course, step, enrollments };
}

export default function Students() {
  const text = useText();
  const [search] = useSearchParams();
  const { wanted, courses, course, step, enrollments } =
    useLoaderData<typeof loader>();
  useLiveEvents();
  const students = enrollments.edges.map(({ node }) => node);
  return (
    <>
      <PageHeader
        title={text("students.heading", { count: enrollments.totalCount })}
        description={[
          course?.title,
          step && `${step.label} ${step.title}`,
          wanted.situation
            ? text(`situation.${wanted.situation}`)
            : step && text("students.atStep"),
          wanted.situation === "STUCK" &&
            text("stuck.for", { days: wanted.days ?? 7 }),
        ]
          .filter(Boolean)
          .join(" · ")}
        actions={
          <LinkButton variant="primary" href="/students/new">
            {text("enroll.title")}
          </LinkButton>
        }
      />
      <StudentFilters courses={courses} course={course} wanted={wanted} />
      <Card flush>
        <StudentTable
          students={students}
          sort={wanted.sort}
          isNarrowed={isNarrowed(wanted)}
        />
        {students.length > 0 && (
          <Pagination
            {...turnsOf(search, enrollments.pageInfo, students.length)}
            total={enrollments.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}
