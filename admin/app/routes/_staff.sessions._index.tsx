import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, LinkButton, PageHeader, Pagination } from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import { SessionFilters } from "../components/session-filters.tsx";
import { SessionTable } from "../components/session-table.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import {
  SessionChoicesQuery,
  SessionsQuery,
} from "../session/session.queries.ts";
import { filterOf, sessionParams } from "../session/sessions.filter.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("sessions.title");

const params = sessionParams.extend(pageParams.shape);

export async function loader({ request }: LoaderFunctionArgs) {
  const { after, before, from, ...wanted } = readParams(params, request);
  const choices = await query(request, SessionChoicesQuery);
  const courses = choices.courses.edges.map(({ node }) => node);
  const course = courses.find(({ code }) => code === wanted.course);
  if (wanted.course && !course) throw data(null, { status: 404 });
  const now = new Date();
  const { sessions } = await query(request, SessionsQuery, {
    filter: filterOf(wanted, course, now),
    orderBy: wanted.when === "past" ? "LATEST" : "SOONEST",
    ...pageArguments({ after, before, from }),
  });
  return {
    wanted,
    courses: courses.map(({ code, title }) => ({ code, title })),
    instructors: choices.instructors,
    sessions,
    now: now.getTime(),
  };
}

export default function Sessions() {
  const text = useText();
  const [search] = useSearchParams();
  const { wanted, courses, instructors, sessions, now } =
    useLoaderData<typeof loader>();
  useLiveEvents();
  const rows = sessions.edges.map(({ node }) => node);
  return (
    <>
      <PageHeader
        title={text("sessions.heading", { count: sessions.totalCount })}
        actions={
          <LinkButton href="/sessions/new" variant="primary">
            {text("sessions.new")}
          </LinkButton>
        }
      />
      <SessionFilters {...{ courses, instructors, wanted }} />
      <Card flush>
        <SessionTable sessions={rows} now={now} />
        {rows.length > 0 && (
          <Pagination
            {...turnsOf(search, sessions.pageInfo, rows.length)}
            total={sessions.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}
