import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, NavTabs, PageHeader, Pagination } from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { JobRunTable } from "../components/job-run-table.tsx";
import { QueueTable } from "../components/queue-table.tsx";
import { JobRunRow, jobRunStates, QueueFields } from "../job/job.fields.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { useRevalidateEvery } from "../live/use-revalidate-every.ts";
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

export const meta = titled("jobs.title");

/** Runs that record nothing, such as a sweep that finds nothing, are seen by looking again. */
const LOOK_AGAIN_MS = 5_000;

const JobsQuery = graphql(
  `
    query Jobs(
      $queue: String
      $states: [JobRunState!]
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      jobQueues {
        ...QueueFields
      }
      jobRuns(
        queue: $queue
        states: $states
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
            ...JobRunRow
          }
        }
      }
    }
  `,
  [QueueFields, JobRunRow],
);

const params = pageParams.extend({
  queue: z.string().max(100).optional(),
  state: z.enum(jobRunStates).optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { queue, state, ...page } = readParams(params, request);
  const { jobQueues, jobRuns } = await query(request, JobsQuery, {
    queue,
    states: state && [state],
    ...pageArguments(page),
  });
  return { queue, state, jobQueues, jobRuns };
}

export default function Jobs() {
  const text = useText();
  const [search] = useSearchParams();
  const { queue, state, jobQueues, jobRuns } = useLoaderData<typeof loader>();
  useLiveEvents();
  useRevalidateEvery(LOOK_AGAIN_MS);
  const runs = jobRuns.edges.map(({ node }) => node);
  const dead = jobQueues.reduce((sum, each) => sum + each.dead, 0);
  const hrefOf = (changes: { state?: string | null; queue?: string | null }) =>
    `/jobs${withParams(search, { ...firstPage, ...changes })}`;
  return (
    <>
      <PageHeader
        title={text("jobs.heading", { count: dead })}
        description={text("jobs.explain")}
      />
      <Card title={text("jobs.queues")} flush>
        <QueueTable queues={jobQueues} current={queue} hrefOf={hrefOf} />
      </Card>
      <Card
        title={text("jobs.runs")}
        description={queue ? text("jobs.ofQueue", { queue }) : undefined}
        flush
      >
        <NavTabs
          label={text("jobs.states")}
          className="px-3"
          tabs={[undefined, ...jobRunStates].map((each) => ({
            href: hrefOf({ state: each ?? null }),
            label: text(each ? `jobs.state.${each}` : "jobs.all"),
            current: each === state,
          }))}
        />
        <JobRunTable runs={runs} />
        {runs.length > 0 && (
          <Pagination
            {...turnsOf(search, jobRuns.pageInfo, runs.length)}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}
