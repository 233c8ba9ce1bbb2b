import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import {
  Card,
  Checkbox,
  LinkButton,
  PageHeader,
  Pagination,
  useHydrated,
  useMonth,
} from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import { useSelection, type Selection } from "../bulk/use-selection.ts";
import { BulkBar } from "../components/bulk-bar.tsx";
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
  const nameOf = useMonth();
  useLiveEvents();
  const students = enrollments.edges.map(({ node }) => node);
  const shown = students.map(({ id }) => id);
  const matching = scopeOf(search);
  const selection = useSelection(shown, matching);
  const isHydrated = useHydrated();
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
          wanted.cohort &&
            text("students.enrolledIn", { month: nameOf(wanted.cohort) }),
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
        {isHydrated && students.length > 0 && (
          <SelectPage selection={selection} shown={shown} />
        )}
        <StudentTable
          students={students}
          sort={wanted.sort}
          isNarrowed={isNarrowed(wanted)}
          selection={selection}
        />
        {students.length > 0 && (
          <Pagination
            {...turnsOf(search, enrollments.pageInfo, students.length)}
            total={enrollments.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
      <BulkBar
        selection={selection}
        shown={students.length}
        total={enrollments.totalCount}
        courses={courses}
        course={course}
        matching={matching}
      />
    </>
  );
}

/** The box over the others: all of this page, some of it, or none. */
function SelectPage({
  selection,
  shown,
}: {
  selection: Selection;
  shown: string[];
}) {
  const text = useText();
  const on = shown.filter((id) => selection.ids.has(id)).length;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line px-4 py-1.5 text-muted">
      <Checkbox
        label={text("bulk.selectPage")}
        checked={selection.isAll || on === shown.length}
        mixed={!selection.isAll && on > 0 && on < shown.length}
        readOnly
        onClick={selection.toggleAll}
      />
      <p className="text-xs max-sm:hidden">{text("bulk.keys")}</p>
    </div>
  );
}

/** The filter of an address, whatever page and order of it are shown. */
function scopeOf(search: URLSearchParams): string {
  const scope = new URLSearchParams(search);
  for (const name of ["after", "before", "from", "sort"]) scope.delete(name);
  return scope.toString();
}
