import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  FormError,
  PageHeader,
  Pagination,
  Pill,
} from "@throughline/ui";
import { readFields } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { AlertFields } from "../alert/alert.fields.ts";
import { changeAlerts } from "../alert/change-alerts.server.ts";
import { DigestChoice } from "../components/digest-choice.tsx";
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
      me {
        wantsDigest
      }
    }
  `,
  [AlertFields],
);

export async function loader({ request }: LoaderFunctionArgs) {
  const page = readParams(pageParams, request);
  const { staffAlerts, newAlerts, me } = await query(
    request,
    AlertsQuery,
    pageArguments(page),
  );
  return {
    alerts: staffAlerts.edges.map(({ node }) => node),
    page: staffAlerts.pageInfo,
    total: staffAlerts.totalCount,
    newCount: newAlerts.totalCount,
    wantsDigest: me?.wantsDigest ?? true,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const settled = await changeAlerts(request, await readFields(request));
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "done") throw redirect("/alerts");
  return data({ problems: settled.problems }, { status: 422 });
}

export default function Alerts() {
  const text = useText();
  const { alerts, page, total, newCount, wantsDigest } =
    useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
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
      <FormError
        title={text("alerts.digestRefused")}
        problems={refused?.problems ?? []}
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
      <DigestChoice isWanted={wantsDigest} />
    </>
  );
}
