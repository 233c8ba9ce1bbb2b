import { redirect } from "@remix-run/node";
import {
  requireViewer,
  type Viewer,
} from "@throughline/web/door/viewer.server";

/**
 * The member of staff who sends the request. Throws a redirect: to the sign-in page, which leads back here, or for everybody else
 * to the page that says whom this app is for. An instructor's home are their own classes.
 */
export async function requireStaff(request: Request): Promise<Viewer> {
  const viewer = await requireViewer(request);
  if (isStaff(viewer)) return viewer;
  const isHome = new URL(request.url).pathname === "/";
  throw redirect(isHome && isTeacher(viewer) ? "/teaching" : "/not-staff");
}

/** The instructor, or the member of staff, who sends the request; everybody else is led away as from {@link requireStaff}. */
export async function requireTeacher(request: Request): Promise<Viewer> {
  const viewer = await requireViewer(request);
  if (!isStaff(viewer) && !isTeacher(viewer)) throw redirect("/not-staff");
  return viewer;
}

/** Whether this app is for the viewer; the api decides the same for every field by itself. */
export function isStaff({ role }: Viewer): boolean {
  return role === "ADMIN" || role === "SUPER_ADMIN";
}

/** Whether the viewer teaches: a few pages of this app are for them then. */
export function isTeacher({ role }: Viewer): boolean {
  return role === "INSTRUCTOR";
}
