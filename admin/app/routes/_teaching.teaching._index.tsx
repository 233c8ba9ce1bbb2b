import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, EmptyState, PageHeader } from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import { CalendarClock } from "lucide-react";
import { TaughtClass } from "../components/taught-class.tsx";
import { useRevalidateEvery } from "../live/use-revalidate-every.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { TeachingQuery } from "../session/session.queries.ts";
import { requireTeacher } from "../staff.server.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("teaching.title");

/** A class stays among those to come until so long after it began. */
const stillNowMs = 3 * 3_600_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireTeacher(request);
  const { upcoming, canceled, past } = await query(request, TeachingQuery, {
    now: new Date(Date.now() - stillNowMs).toISOString(),
  });
  const zone = viewer.person.timeZone;
  return { upcoming, canceled, past, zone, now: Date.now() };
}

const everyMs = 30_000;

export default function Teaching() {
  const text = useText();
  const { upcoming, canceled, past, zone, now } =
    useLoaderData<typeof loader>();
  useRevalidateEvery(everyMs);
  return (
    <>
      <PageHeader title={text("teaching.heading")} />
      <Card title={text("teaching.upcoming", { count: upcoming.totalCount })}>
        {upcoming.edges.length === 0 ? (
          <EmptyState
            icon={<CalendarClock aria-hidden />}
            title={text("teaching.none")}
          >
            {text("teaching.noneExplain")}
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-2">
            {upcoming.edges.map(({ node }) => (
              <TaughtClass key={node.id} session={node} {...{ zone, now }} />
            ))}
          </ul>
        )}
      </Card>
      {canceled.edges.length > 0 && (
        <Card title={text("teaching.canceled", { count: canceled.totalCount })}>
          <ul className="flex flex-col gap-2">
            {canceled.edges.map(({ node }) => (
              <TaughtClass key={node.id} session={node} {...{ zone, now }} />
            ))}
          </ul>
        </Card>
      )}
      <Card title={text("teaching.past", { count: past.totalCount })}>
        {past.edges.length === 0 ? (
          <p className="text-sm text-muted">{text("teaching.noPast")}</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {past.edges.map(({ node }) => (
              <TaughtClass key={node.id} session={node} {...{ zone, now }} />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
