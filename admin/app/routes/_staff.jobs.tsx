import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { Card, NavTabs, PageHeader, Pagination } from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { readFields } from "@throughline/web/form-fields.server";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { DeadJobs } from "../components/dead-jobs.tsx";
import { JobRunTable } from "../components/job-run-table.tsx";
import { QueueTable } from "../components/queue-table.tsx";
import { DeadJobRow } from "../job/dead-job.query.ts";
import { JobRunRow, jobRunStates, QueueFields } from "../job/job.fields.ts";
import { redrive } from "../job/redrive.server.ts";
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
      deadJobs(queue: $queue) {
        ...DeadJobRow
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
  [QueueFields, JobRunRow, DeadJobRow],
);

const params = pageParams.extend({
  queue: z.string().max(100).optional(),
  state: z.enum(jobRunStates).optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { queue, state, ...page } = readParams(params, request);
  const { jobQueues, jobRuns, deadJobs } = await query(request, JobsQuery, {
    queue,
    states: state && [state],
    ...pageArguments(page),
  });
  return { queue, state, jobQueues, jobRuns, deadJobs };
}

export async function action({ request }: ActionFunctionArgs) {
  const settled = await redrive(request, await readFields(request));
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "done") throw redirect("/jobs?done=redrive");
  return data(settled.problems, { status: 422 });
}

export default function Jobs() {
  const text = useText();
  const [search] = useSearchParams();
  const { queue, state, jobQueues, jobRuns, deadJobs } =
    useLoaderData<typeof loader>();
  const problems = useKeptActionData<typeof action>() ?? [];
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
      {search.get("done") === "redrive" && (
        <Notice>{text("jobs.redriven")}</Notice>
      )}
      <DeadJobs
        jobs={deadJobs}
        queues={jobQueues.filter(
          ({ name }) => queue === undefined || name === queue,
        )}
        problems={problems}
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
