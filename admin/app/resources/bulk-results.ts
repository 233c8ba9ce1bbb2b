import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { csvLine } from "../bulk/csv-line.ts";
import { OperationQuery, rowStates } from "../bulk/operation.query.ts";
import { readParams } from "../url/search-params.ts";

const params = z.object({ state: z.enum(rowStates).optional() });
const pageSize = 100;

/** `GET /bulk/:id/results.csv`: every row of an operation, or those in one state, page by page as they are read. */
export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { state } = readParams(params, request);
  const states = state && [state];
  const read = async (after: string | null) => {
    const variables = { id: id ?? "", states, first: pageSize, after };
    const { node } = await query(request, OperationQuery, variables);
    if (node?.__typename !== "BulkOperation") throw data(null, { status: 404 });
    return node.rows;
  };
  let page: Awaited<ReturnType<typeof read>> | null = await read(null);
  const headings = ["row", "who", "state", "about", "from", "to", "result"];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Spreadsheets take a file without this mark for Windows-1252.
      controller.enqueue(encode(`\uFEFF${csvLine(headings)}`));
    },
    async pull(controller) {
      if (!page) return controller.close();
      const { edges, pageInfo } = page;
      controller.enqueue(
        encode(
          edges
            .map(({ node }) =>
              csvLine([
                String(node.position),
                node.label,
                node.state,
                node.about,
                node.from,
                node.to,
                node.result,
              ]),
            )
            .join(""),
        ),
      );
      page = pageInfo.hasNextPage ? await read(pageInfo.endCursor) : null;
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="results.csv"',
      "cache-control": "no-store",
    },
  });
}

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);
