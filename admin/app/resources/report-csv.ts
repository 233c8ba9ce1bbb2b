import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { csvLine } from "../bulk/csv-line.ts";
import { reportTables } from "../report/report-tables.server.ts";
import { requireStaff } from "../staff.server.ts";

/**
 * `GET /reports/:table/table.csv`: all lines of a report as its page shows them, for the course and the months of the address.
 * Counts and amounts are plain numbers, amounts in the currency's main unit.
 */
export async function loader({
  request,
  params: { table = "" },
}: LoaderFunctionArgs) {
  await requireStaff(request);
  const read = reportTables.get(table);
  if (!read) throw data(null, { status: 404 });
  const { headings, pages } = await read(request);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Spreadsheets take a file without this mark for Windows-1252.
      controller.enqueue(encode(`\uFEFF${csvLine(headings)}`));
    },
    async pull(controller) {
      const page = await pages.next();
      if (page.done) return controller.close();
      controller.enqueue(encode(page.value.map(csvLine).join("")));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${table}.csv"`,
      "cache-control": "no-store",
    },
  });
}

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);
