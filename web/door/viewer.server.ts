import { redirect } from "@remix-run/node";
import { graphql, type ResultOf } from "../graphql.ts";
import { query } from "../request.server.ts";
import { signInPath } from "./sign-in-path.ts";

const ViewerQuery = graphql(`
  query Viewer {
    me {
      id
      name
      role
      person {
        id
        givenName
        familyName
        timeZone
        locale
      }
    }
  }
`);

/** The person who is signed in. */
export type Viewer = NonNullable<ResultOf<typeof ViewerQuery>["me"]>;

/** Who sends the request; null when nobody is signed in. */
export async function findViewer(request: Request): Promise<Viewer | null> {
  const { me } = await query(request, ViewerQuery);
  return me;
}

/** Who sends the request. Throws a redirect to the sign-in page, which leads back here. */
export async function requireViewer(request: Request): Promise<Viewer> {
  const viewer = await findViewer(request);
  if (!viewer) throw redirect(signInPath(request.url));
  return viewer;
}
