import { query } from "@throughline/web/request.server";
import { requireViewer } from "@throughline/web/door/viewer.server";
import {
  OwnCertificatesQuery,
  type OwnCertificate,
} from "./own-certificate.ts";

/** The viewer's own certificates, newest first. Throws a redirect when signed out. */
export async function loadOwnCertificates(
  request: Request,
): Promise<OwnCertificate[]> {
  await requireViewer(request);
  const { me } = await query(request, OwnCertificatesQuery);
  return me?.person.certificates ?? [];
}
