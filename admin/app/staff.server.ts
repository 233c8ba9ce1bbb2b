import { redirect } from "@remix-run/node";
import {
  requireViewer,
  type Viewer,
} from "@throughline/web/door/viewer.server";

/**
 * The member of staff who sends the request. Throws a redirect: to the sign-in page, which leads back here, or for everybody else
 * to the page that says whom this app is for.
 */
export async function requireStaff(request: Request): Promise<Viewer> {
  const viewer = await requireViewer(request);
  if (!isStaff(viewer)) throw redirect("/not-staff");
  return viewer;
}

/** Whether this app is for the viewer; the api decides the same for every field by itself. */
export function isStaff({ role }: Viewer): boolean {
  return role === "ADMIN" || role === "SUPER_ADMIN";
}
