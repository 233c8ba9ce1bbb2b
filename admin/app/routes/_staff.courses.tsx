import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import {
  Card,
  EmptyState,
  LinkButton,
  NavTabs,
  PageHeader,
  Pagination,
  TextLink,
} from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { CourseCard, CourseFields } from "../components/course-card.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import {
  firstPage,
  pageArguments,
  pageParams,
  turnsOf,
} from "../url/paging.ts";
import { readParams, withParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("courses.title");

const CoursesQuery = graphql(
  `
    query Courses(
      $state: CourseState!
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      courses(
        state: $state
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            ...CourseFields
          }
        }
      }
      published: courses(state: PUBLISHED, first: 1) {
        totalCount
      }
      drafts: courses(state: DRAFT, first: 1) {
        totalCount
      }
      archived: courses(state: ARCHIVED, first: 1) {
        totalCount
      }
      newCourseDrafts {
        id
      }
    }
  `,
  [CourseFields],
);

const states = ["PUBLISHED", "DRAFT", "ARCHIVED"] as const;

const params = pageParams.extend({
  state: z.enum(states).default("PUBLISHED"),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { state, ...page } = readParams(params, request);
  const { courses, published, drafts, archived, newCourseDrafts } = await query(
    request,
    CoursesQuery,
    { state, ...pageArguments(page) },
  );
  return {
    state,
    counts: {
      PUBLISHED: published.totalCount,
      DRAFT: drafts.totalCount,
      ARCHIVED: archived.totalCount,
    },
    begun: newCourseDrafts.length,
    courses: courses.edges.map(({ node }) => node),
    page: courses.pageInfo,
  };
}

export default function Courses() {
  const text = useText();
  const [search] = useSearchParams();
  const { state, counts, begun, courses, page } =
    useLoaderData<typeof loader>();
  useLiveEvents();
  const all = counts.PUBLISHED + counts.DRAFT + counts.ARCHIVED;
  return (
    <>
      <PageHeader
        title={text("courses.heading", { count: all })}
        actions={
          <LinkButton variant="primary" href="/courses/new">
            {text("builder.new")}
          </LinkButton>
        }
      />
      <NavTabs
        label={text("courses.title")}
        tabs={states.map((each) => ({
          href: `/courses${withParams(search, { ...firstPage, state: each === "PUBLISHED" ? null : each })}`,
          label: text(`courses.tab.${each}`),
          count: counts[each],
          current: each === state,
        }))}
      />
      {state === "DRAFT" && begun > 0 && (
        <p className="text-sm">
          <TextLink href="/courses/new">
            {text("courses.begun", { count: begun })}
          </TextLink>
        </p>
      )}
      {courses.length === 0 ? (
        <Card>
          <EmptyState
            title={text(all === 0 ? "courses.none" : `courses.none.${state}`)}
          >
            {text(
              all === 0
                ? "courses.noneExplain"
                : `courses.none.${state}.explain`,
            )}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-5 xl:grid-cols-2">
          {courses.map((course) => (
            <CourseCard key={course.id} course={course} />
          ))}
        </div>
      )}
      {(page.hasNextPage || page.hasPreviousPage) && (
        <Pagination
          {...turnsOf(search, page, courses.length)}
          total={counts[state]}
        />
      )}
    </>
  );
}
