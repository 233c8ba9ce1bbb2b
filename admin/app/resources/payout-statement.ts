import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { plainMoney } from "@throughline/ui";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { csvLine } from "../bulk/csv-line.ts";
import { EntriesQuery } from "../payout/payout.query.ts";
import { readParams } from "../url/search-params.ts";

const params = z.object({
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
});

const headings = ["at", "what", "order", "amount", "currency"];

/** What a line adds to what is owed to the payee. */
const sign = { SALE: 1, REFUND: -1, SENT: -1, TAKEN_BACK: 1 } as const;

/**
 * `GET /payouts/:id/statement.csv?month=2026-05`: every line of a payee's month. Amounts are in the currency's main unit; their sum
 * is what the month added to what is owed.
 */
export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { month } = readParams(params, request);
  const variables = { id: id ?? "", month };
  const { payoutAccount } = await query(request, EntriesQuery, variables);
  if (!payoutAccount) throw data(null, { status: 404 });
  const lines = payoutAccount.entries.map(
    ({ at, kind, amount, currency, orderNumber }) =>
      csvLine([
        at,
        kind.toLowerCase().replace("_", " "),
        orderNumber,
        Number(plainMoney(sign[kind] * amount, currency)),
        currency.toUpperCase(),
      ]),
  );
  // Spreadsheets take a file without this mark for Windows-1252.
  return new Response(`\uFEFF${csvLine(headings)}${lines.join("")}`, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="statement-${month}.csv"`,
      "cache-control": "no-store",
    },
  });
}
