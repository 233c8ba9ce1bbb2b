import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  PageHeader,
  Pagination,
  Pill,
} from "@throughline/ui";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { AlertFields } from "../alert/alert.fields.ts";
import { When } from "../components/when.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("alerts.title");

const AlertsQuery = graphql(
  `
    query Alerts($first: Int, $after: String, $last: Int, $before: String) {
      staffAlerts(first: $first, after: $after, last: $last, before: $before) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          node {
            ...AlertFields
          }
        }
      }
      newAlerts: staffAlerts(first: 1, unseen: true) {
        totalCount
      }
    }
  `,
  [AlertFields],
);

const MarkSeen = graphql(`
  mutation MarkAlertsSeen {
    markAlertsSeen {
      count
    }
  }
`);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = readParams(pageParams, request);
  const { staffAlerts, newAlerts } = await query(
    request,
    AlertsQuery,
    pageArguments(page),
  );
  return {
    alerts: staffAlerts.edges.map(({ node }) => node),
    page: staffAlerts.pageInfo,
    total: staffAlerts.totalCount,
    newCount: newAlerts.totalCount,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  await query(request, MarkSeen);
  throw redirect("/alerts");
}

export default function Alerts() {
  const text = useText();
  const { alerts, page, total, newCount } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  useLiveEvents();
  const turns = turnsOf(params, page, alerts.length);
  return (
    <>
      <PageHeader
        title={text("alerts.title")}
        description={text("alerts.bell", { count: newCount })}
        actions={
          newCount > 0 && (
            <Form method="post">
              <Button type="submit">{text("alerts.markSeen")}</Button>
            </Form>
          )
        }
      />
      <Card flush>
        <DataTable
          caption={text("alerts.title")}
          rows={alerts}
          rowKey={({ id }) => id}
          rowHref={({ href }) => href}
          empty={
            <EmptyState title={text("alerts.none")}>
              {text("alerts.noneExplain")}
            </EmptyState>
          }
          columns={[
            {
              key: "what",
              heading: text("alerts.what"),
              cell: ({ title, body, seenAt }) => (
                <span className="block py-1">
                  <span className="flex flex-wrap items-center gap-2 wrap-anywhere">
                    <bdi>{title}</bdi>
                    {!seenAt && <Pill tone="accent">{text("alerts.new")}</Pill>}
                  </span>
                  <span className="block text-xs font-normal wrap-anywhere text-muted">
                    {body}
                  </span>
                </span>
              ),
            },
            {
              key: "when",
              heading: text("alerts.when"),
              cell: ({ raisedAt }) => <When at={raisedAt} />,
            },
          ]}
        />
        {(turns.previousHref ?? turns.nextHref) && (
          <Pagination
            {...turns}
            total={total}
            className="border-t border-line px-4 py-3"
          />
        )}
      </Card>
    </>
  );
}
