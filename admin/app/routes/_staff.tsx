import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { Frame } from "../components/frame.tsx";
import { PageSkeleton } from "../components/page-skeleton.tsx";
import { ErrorPage } from "@throughline/web/document/error-page.tsx";
import { requireStaff } from "../staff.server.ts";

const FrameQuery = graphql(`
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
    attention(limit: 200) {
      key
    }
    inboundMessages(first: 1, states: [QUARANTINED]) {
      totalCount
    }
  }
`);

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireStaff(request);
  const { courses, attention, inboundMessages } = await query(
    request,
    FrameQuery,
  );
  return {
    viewer,
    courses: courses.edges.map(({ node }) => node),
    attentionCount: attention.length,
    quarantinedCount: inboundMessages.totalCount,
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
