import type { LoaderFunctionArgs } from "@remix-run/node";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { AlertFields } from "../alert/alert.fields.ts";

const NewsQuery = graphql(
  `
    query News {
      attention(first: 1) {
        totalCount
      }
      staffAlerts(first: 6) {
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

/** `GET /news`: what the bell and the navigation count, for a frame that stays while the page in it changes. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { attention, staffAlerts, newAlerts } = await query(request, NewsQuery);
  return {
    at: Date.now(),
    attentionCount: attention.totalCount,
    alerts: staffAlerts.edges.map(({ node }) => node),
    newAlertCount: newAlerts.totalCount,
  };
}
