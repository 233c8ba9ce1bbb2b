import { UserRole } from "@throughline/prisma";
import type { RequestViewer } from "@throughline/schema/context";
import type { Auth } from "./auth.ts";
import type { IdentityFinder } from "./identity.ts";

export const nobody: RequestViewer = {
  role: "ANONYMOUS",
  userId: null,
  personId: null,
  formerPersonIds: [],
  name: "",
};

/**
 * Who sent these headers, by the cookie's auth session as it is now. Never lengthens the session: only answers of
 * `/api/auth/get-session` reach the browser's cookie.
 */
export async function viewerOf(
  { auth, identityOf }: { auth: Auth; identityOf: IdentityFinder },
  headers: Headers,
): Promise<RequestViewer> {
  if (!headers.has("cookie")) return nobody;
  const found = await auth.api.getSession({
    headers,
    query: { disableRefresh: true },
  });
  const role = Object.values(UserRole).find(
    (known) => known === found?.user.role,
  );
  if (!found || !role) return nobody;
  const { id, personId, name } = found.user;
  return { role, userId: id, name, ...(await identityOf(personId)) };
}
