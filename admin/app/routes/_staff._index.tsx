import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { AttentionQueue } from "../components/attention-queue.tsx";
import { attentionKinds, countKinds } from "../attention/attention.kinds.ts";
import { AttentionFields } from "../attention/attention.fields.ts";
import { HomeFigures } from "../components/home-figures.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("home.title");

/** The api tells at most this many; whoever has more begins at the top anyway. */
const LIMIT = 200;
/** A morning begins with this many. */
const AT_ONCE = 50;

const HomeQuery = graphql(
  `
    query Home($limit: Int!, $most: Int!) {
      counted: attention(limit: $most) {
        kind
      }
      attention(limit: $limit) {
        ...AttentionFields
      }
      active: enrollments(first: 1, filter: { states: [ACTIVE] }) {
        totalCount
      }
      stuck: enrollments(first: 1, filter: { situation: STUCK }) {
        totalCount
      }
      failed: enrollments(first: 1, filter: { situation: FAILED }) {
        totalCount
      }
      certificates(first: 1) {
        totalCount
      }
    }
  `,
  [AttentionFields],
);

const params = z.object({
  kind: z.enum(attentionKinds).optional(),
  all: z.literal("1").optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { kind, all } = readParams(params, request);
  const home = await query(request, HomeQuery, {
    // Which of them are of one kind is known only when all are there.
    limit: kind || all ? LIMIT : AT_ONCE,
    most: LIMIT,
  });
  const counts = countKinds(home.counted);
  const ofKind = home.attention.filter((item) => !kind || item.kind === kind);
  return {
    queue: {
      kind,
      counts,
      items: all ? ofKind : ofKind.slice(0, AT_ONCE),
      total: counts[kind ?? "ALL"],
      isCut: counts.ALL === LIMIT,
    },
    figures: {
      active: home.active.totalCount,
      stuck: home.stuck.totalCount,
      failed: home.failed.totalCount,
      certificates: home.certificates.totalCount,
    },
  };
}

export default function Home() {
  const text = useText();
  const { queue, figures } = useLoaderData<typeof loader>();
  useLiveEvents();
  return (
    <>
      <PageHeader
        title={text(queue.isCut ? "home.headingMany" : "home.heading", {
          count: queue.counts.ALL,
        })}
        description={text("home.question")}
      />
      <HomeFigures {...figures} />
      <AttentionQueue
        {...queue}
        hasStudents={figures.active + figures.certificates > 0}
      />
    </>
  );
}
