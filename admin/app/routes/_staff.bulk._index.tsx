import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, PageHeader, Pagination } from "@throughline/ui";
import { readFields } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { OperationsQuery } from "../bulk/operation.query.ts";
import { planFromForm } from "../bulk/plan.server.ts";
import { BulkTable } from "../components/bulk-table.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("bulk.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const page = pageArguments(readParams(pageParams, request));
  const { bulkOperations } = await query(request, OperationsQuery, page);
  return { bulkOperations };
}

/** Plans an action on the students who were selected in their list; its preview is the operation's page. */
export async function action({ request }: ActionFunctionArgs) {
  const settled = await planFromForm(request, await readFields(request));
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "done") throw redirect(`/bulk/${settled.id}`);
  return data({ problems: settled.problems }, { status: 422 });
}

export default function BulkOperations() {
  const text = useText();
  const [search] = useSearchParams();
  const { bulkOperations } = useLoaderData<typeof loader>();
  useLiveEvents();
  const operations = bulkOperations.edges.map(({ node }) => node);
  return (
    <>
      <PageHeader
        title={text("bulk.heading", { count: bulkOperations.totalCount })}
        description={text("bulk.explain")}
      />
      <Card flush>
        <BulkTable operations={operations} />
        {operations.length > 0 && (
          <Pagination
            {...turnsOf(search, bulkOperations.pageInfo, operations.length)}
            total={bulkOperations.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}
