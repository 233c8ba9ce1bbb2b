import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, PageHeader, Pagination } from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import { OrderFilters } from "../components/order-filters.tsx";
import { OrderTable } from "../components/order-table.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { filterOf, orderParams } from "../order/orders.filter.ts";
import { OrdersQuery } from "../order/orders.query.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("orders.title");

const params = orderParams.extend(pageParams.shape);

export async function loader({ request }: LoaderFunctionArgs) {
  const { after, before, from, ...wanted } = readParams(params, request);
  const { orders, products } = await query(request, OrdersQuery, {
    filter: filterOf(wanted),
    ...pageArguments({ after, before, from }),
  });
  return { wanted, orders, products };
}

export default function Orders() {
  const text = useText();
  const [search] = useSearchParams();
  const { wanted, orders, products } = useLoaderData<typeof loader>();
  useLiveEvents();
  const rows = orders.edges.map(({ node }) => node);
  const isNarrowed = Object.values(wanted).some((one) => one !== undefined);
  return (
    <>
      <PageHeader
        title={text("orders.heading", { count: orders.totalCount })}
      />
      <OrderFilters products={products} wanted={wanted} />
      <Card flush>
        <OrderTable orders={rows} isNarrowed={isNarrowed} />
        {rows.length > 0 && (
          <Pagination
            {...turnsOf(search, orders.pageInfo, rows.length)}
            total={orders.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}
