import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, NavTabs, PageHeader, Pagination } from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { MessageTable } from "../components/message-table.tsx";
import { MessageRow, messageStates } from "../inbox/message.fields.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("inbox.title");

const InboxQuery = graphql(
  `
    query Inbox(
      $states: [InboundMessageState!]
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      QUARANTINED: inboundMessages(first: 1, states: [QUARANTINED]) {
        totalCount
      }
      RECEIVED: inboundMessages(first: 1, states: [RECEIVED]) {
        totalCount
      }
      APPLIED: inboundMessages(first: 1, states: [APPLIED]) {
        totalCount
      }
      IGNORED: inboundMessages(first: 1, states: [IGNORED]) {
        totalCount
      }
      page: inboundMessages(
        states: $states
        first: $first
        after: $after
        last: $last
        before: $before
      ) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            ...MessageRow
          }
        }
      }
    }
  `,
  [MessageRow],
);

const params = pageParams.extend({
  state: z.enum([...messageStates, "ALL"]).default("QUARANTINED"),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { state, ...page } = readParams(params, request);
  const inbox = await query(request, InboxQuery, {
    states: state === "ALL" ? null : [state],
    ...pageArguments(page),
  });
  return { state, inbox };
}

export default function Inbox() {
  const text = useText();
  const [search] = useSearchParams();
  const { state, inbox } = useLoaderData<typeof loader>();
  useLiveEvents();
  const messages = inbox.page.edges.map(({ node }) => node);
  const counts = messageStates.map((each) => inbox[each].totalCount);
  return (
    <>
      <PageHeader
        title={text("inbox.heading", { count: inbox.QUARANTINED.totalCount })}
        description={text("inbox.explain")}
      />
      <Card flush>
        <NavTabs
          label={text("inbox.tabs")}
          className="px-3"
          tabs={[
            ...messageStates.map((each, at) => ({
              href: `/inbox?state=${each}`,
              label: text(`inbox.state.${each}`),
              count: counts[at],
              current: each === state,
            })),
            {
              href: "/inbox?state=ALL",
              label: text("inbox.all"),
              count: counts.reduce((sum, count) => sum + count, 0),
              current: state === "ALL",
            },
          ]}
        />
        <MessageTable messages={messages} state={state} />
        {messages.length > 0 && (
          <Pagination
            {...turnsOf(search, inbox.page.pageInfo, messages.length)}
            total={inbox.page.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}
