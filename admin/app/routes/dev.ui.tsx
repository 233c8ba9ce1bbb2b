import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Gallery } from "@throughline/ui";
import { readAdminEnv } from "../env.server.ts";
import { titled } from "../messages/title.ts";
import { requireStaff } from "../staff.server.ts";

export const meta = titled("gallery.title");

/** The component gallery; in production there is no such page. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (readAdminEnv().isProduction) throw data(null, { status: 404 });
  await requireStaff(request);
  return null;
}

export default function ComponentGallery() {
  return <Gallery shell="app" />;
}
