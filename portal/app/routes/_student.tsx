import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { ErrorPage } from "@throughline/web/document/error-page.tsx";
import { publicPageOf } from "../enrollment/course-code-address.server.ts";
import { FollowOwnAffairs } from "../live/follow-own-affairs.tsx";
import { FollowEnrollments } from "../live/follow-enrollments.tsx";
import { Shell } from "../shell.tsx";
import { requireViewer } from "@throughline/web/door/viewer.server";

/** More courses at a time than anybody takes; each is a subscription of its own. */
const FOLLOWED_AT_MOST = 20;

const FollowedQuery = graphql(`
  query Followed {
    me {
      person {
        enrollments {
          id
          state
        }
      }
    }
  }
`);

export async function loader({ request }: LoaderFunctionArgs) {
  const publicPage = publicPageOf(request.url);
  if (publicPage !== null) throw redirect(publicPage);
  const viewer = await requireViewer(request);
  const { me } = await query(request, FollowedQuery);
  const followed = (me?.person.enrollments ?? [])
    .filter(({ state }) => state !== "CANCELED" && state !== "REFUNDED")
    .slice(0, FOLLOWED_AT_MOST)
    .map(({ id }) => id);
  return { viewer, followed };
}

export default function Student() {
  const { followed } = useLoaderData<typeof loader>();
  return (
    <Shell>
      <FollowEnrollments ids={followed} />
      <FollowOwnAffairs />
      <Outlet />
    </Shell>
  );
}

/** Where not even the frame could be loaded; a page that fails tells so inside the frame. */
export function ErrorBoundary() {
  return (
    <Shell>
      <ErrorPage />
    </Shell>
  );
}
