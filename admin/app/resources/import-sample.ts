import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { samples } from "../import/samples.ts";
import { requireStaff } from "../staff.server.ts";

/** `GET /import/sample/:name`: a file to begin with. */
export async function loader({
  request,
  params: { name },
}: LoaderFunctionArgs) {
  await requireStaff(request);
  const sample = Object.values(samples).find((each) => each.name === name);
  if (!sample) throw data(null, { status: 404 });
  return new Response(`\uFEFF${sample.csv}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${sample.name}"`,
    },
  });
}
