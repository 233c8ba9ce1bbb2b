import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  Card,
  EmptyState,
  LinkButton,
  PageHeader,
  TextLink,
  useMoney,
} from "@throughline/ui";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { Receipt } from "lucide-react";
import { Day } from "../components/day.tsx";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { OrderInShortFragment } from "../order/order-facts.ts";
import { OrderState } from "../order/order-state.tsx";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

const PAGE = 20;

const OrdersQuery = graphql(
  `
    query MyOrders($first: Int!, $after: String) {
      myOrders(first: $first, after: $after) {
        edges {
          node {
            ...OrderInShort
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [OrderInShortFragment],
);

export const meta = titled("orders.title");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request);
  const after = new URL(request.url).searchParams.get("after");
  const { myOrders } = await query(request, OrdersQuery, {
    first: PAGE,
    after,
  });
  const { hasNextPage, endCursor } = myOrders.pageInfo;
  return {
    orders: myOrders.edges.map(({ node }) => node),
    next: hasNextPage ? endCursor : null,
  };
}

export default function Orders() {
  const text = useText();
  const money = useMoney();
  const { orders, next } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[{ href: "/profile", label: text("profile.title") }]}
        title={text("orders.title")}
      />
      {orders.length === 0 && (
        <Card>
          <EmptyState
            icon={<Receipt aria-hidden />}
            title={text("orders.emptyTitle")}
            action={
              <LinkButton href="/catalogue" variant="primary">
                {text("home.emptyAction")}
              </LinkButton>
            }
          >
            {text("orders.empty")}
          </EmptyState>
        </Card>
      )}
      <ul className="flex flex-col gap-3">
        {orders.map((order) => (
          <li key={order.number}>
            <Card>
              <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                <TextLink
                  quiet
                  href={`/orders/${order.number}`}
                  className="-my-2.5 inline-block min-w-0 flex-1 basis-48 py-2.5 font-semibold wrap-anywhere"
                >
                  {order.quantity > 1 && `${order.quantity} × `}
                  <bdi>{order.product.name}</bdi>
                </TextLink>
                <span className="tabular-nums">
                  {money(
                    order.total ?? order.unitAmount * order.quantity,
                    order.currency,
                  )}
                </span>
              </div>
              <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-muted">
                <OrderState order={order} />
                {text("order.number", { number: order.number })}
                <Day at={order.paidAt ?? order.createdAt} />
              </p>
            </Card>
          </li>
        ))}
      </ul>
      {next && (
        <LinkButton href={`/orders?${new URLSearchParams({ after: next })}`}>
          {text("orders.more")}
        </LinkButton>
      )}
    </>
  );
}
