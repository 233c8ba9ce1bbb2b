import { redirect } from "@remix-run/node";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { signInPath } from "@throughline/web/sign-in-path";

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

/**
 * The member of staff who sends the request. Throws a redirect: to the sign-in page, which leads back here, or for everybody else
 * to the page that says whom this app is for.
 */
export async function requireViewer(request: Request): Promise<Viewer> {
  const viewer = await findViewer(request);
  if (!viewer) throw redirect(signInPath(request.url));
  if (!isStaff(viewer)) throw redirect("/not-staff");
  return viewer;
}

/** Whether this app is for the viewer; the api decides the same for every field by itself. */
export function isStaff({ role }: Viewer): boolean {
  return role === "ADMIN" || role === "SUPER_ADMIN";
}
