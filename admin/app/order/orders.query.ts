import { graphql } from "@throughline/web/graphql";
import { OrderRow } from "../components/order-table.tsx";

/** A page of orders, with the products to narrow it by. */
export const OrdersQuery = graphql(
  `
    query Orders(
      $filter: OrderFilter
      $first: Int
      $after: String
      $last: Int
      $before: String
    ) {
      orders(
        filter: $filter
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
            ...OrderRow
          }
        }
      }
      products {
        id
        name
      }
    }
  `,
  [OrderRow],
);
