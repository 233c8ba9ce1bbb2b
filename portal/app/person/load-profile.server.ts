import { redirect } from "@remix-run/node";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { signInPath } from "@throughline/web/door/sign-in-path";

const ProfileQuery = graphql(`
  query Profile {
    me {
      email
      person {
        givenName
        familyName
        phone
        timeZone
      }
    }
  }
`);

/** The viewer's own particulars. Throws a redirect when signed out. */
export async function loadProfile(request: Request) {
  const { me } = await query(request, ProfileQuery);
  if (!me) throw redirect(signInPath(request.url));
  return me;
}
