import {
  DataTable,
  EmptyState,
  LinkButton,
  useMoney,
  type Column,
} from "@throughline/ui";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { Receipt } from "lucide-react";
import { useText, type Text } from "../messages/use-text.ts";
import { OrderPill } from "./order-pill.tsx";
import { PersonName } from "./person-name.tsx";
import { When } from "./when.tsx";

/** What a row of the list shows of an order. */
export const OrderRow = graphql(`
  fragment OrderRow on Order @_unmask {
    id
    number
    state
    isDisputed
    quantity
    currency
    unitAmount
    total
    refunded
    email
    createdAt
    product {
      name
    }
    person {
      name
    }
  }
`);

type Order = ResultOf<typeof OrderRow>;

/** Orders; a row leads to the order. */
export function OrderTable({
  orders,
  isNarrowed,
}: {
  orders: Order[];
  isNarrowed: boolean;
}) {
  const text = useText();
  const money = useMoney();
  return (
    <DataTable
      caption={text("orders.title")}
      columns={columnsOf(text, money)}
      rows={orders}
      rowKey={({ id }) => id}
      rowHref={({ number }) => `/orders/${number}`}
      empty={
        isNarrowed ? (
          <EmptyState
            icon={<Receipt aria-hidden />}
            title={text("orders.noneMatch")}
            action={
              <LinkButton href="/orders">{text("filter.clear")}</LinkButton>
            }
          >
            {text("orders.noneMatchExplain")}
          </EmptyState>
        ) : (
          <EmptyState
            icon={<Receipt aria-hidden />}
            title={text("orders.none")}
            action={
              <LinkButton href="/courses">{text("nav.courses")}</LinkButton>
            }
          >
            {text("orders.noneExplain")}
          </EmptyState>
        )
      }
    />
  );
}

function columnsOf(
  text: Text,
  money: (amount: number, currency: string) => string,
): Column<Order>[] {
  return [
    {
      key: "number",
      heading: text("order.number"),
      cell: ({ number }) => <span className="font-mono">{number}</span>,
    },
    {
      key: "buyer",
      heading: text("order.buyer"),
      cell: ({ person, email }) =>
        person ? (
          <PersonName name={person.name} />
        ) : (
          <bdi className="wrap-anywhere">
            {text("order.guest", { email: email ?? "–" })}
          </bdi>
        ),
    },
    {
      key: "product",
      heading: text("order.product"),
      cell: ({ product, quantity }) => (
        <bdi>
          {product.name}
          {quantity > 1 && ` × ${quantity}`}
        </bdi>
      ),
    },
    {
      key: "state",
      heading: text("column.state"),
      cell: (order) => <OrderPill order={order} />,
    },
    {
      key: "amount",
      heading: text("order.amount"),
      align: "end",
      cell: ({ total, unitAmount, quantity, currency }) =>
        money(total ?? unitAmount * quantity, currency),
    },
    {
      key: "begun",
      heading: text("order.begun"),
      cell: ({ createdAt }) => <When at={createdAt} />,
    },
  ];
}
