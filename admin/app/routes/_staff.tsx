import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { AlertFields } from "../alert/alert.fields.ts";
import { Frame } from "../components/frame.tsx";
import { PageSkeleton } from "../components/page-skeleton.tsx";
import { ErrorPage } from "@throughline/web/document/error-page.tsx";
import { requireStaff } from "../staff.server.ts";

const FrameQuery = graphql(
  `
    query Frame {
      courses(first: 100) {
        edges {
          node {
            id
            code
            title
            state
          }
        }
      }
      attention(first: 1) {
        totalCount
      }
      staff {
        id
        name
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
      inboundMessages(first: 1, states: [QUARANTINED]) {
        totalCount
      }
    }
  `,
  [AlertFields],
);

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireStaff(request);
  const frame = await query(request, FrameQuery);
  return {
    at: Date.now(),
    viewer,
    courses: frame.courses.edges.map(({ node }) => node),
    colleagues: frame.staff,
    attentionCount: frame.attention.totalCount,
    quarantinedCount: frame.inboundMessages.totalCount,
    alerts: frame.staffAlerts.edges.map(({ node }) => node),
    newAlertCount: frame.newAlerts.totalCount,
  };
}

/** Another view of the same page needs no new frame. */
export function shouldRevalidate({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const isOtherView =
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.search !== nextUrl.search;
  return isOtherView && !formMethod ? false : defaultShouldRevalidate;
}

export default function Staff() {
  return (
    <Frame>
      <PageSkeleton>
        <Outlet />
      </PageSkeleton>
    </Frame>
  );
}

/** Where not even the frame could be loaded; a page that fails tells so inside the frame. */
export function ErrorBoundary() {
  return (
    <Frame>
      <ErrorPage />
    </Frame>
  );
}
