import { escapeHtml, type HttpReply } from "../../simulator/http.ts";
import { money, notice, stripePage } from "./page.ts";
import type { World } from "./world.ts";

/** What a buyer keeps of a payment: a charge, or an invoice. */
export function serveReceipt(world: World, id: string): HttpReply {
  const charge = world.books.find("charge", id);
  const invoice = world.books.find("invoice", id);
  const amount = charge?.amount ?? invoice?.total;
  const currency = charge?.currency ?? invoice?.currency ?? "usd";
  if (amount === undefined)
    return notice(404, "There is no such receipt", "Ask your school for it.");
  const back = charge?.amount_refunded ?? 0;
  const paidBy = charge?.billing_details.email ?? invoice?.customer_email ?? "";
  return stripePage(
    "Receipt",
    `<h1>Receipt for ${money(amount, currency)}</h1>
<section><table><tbody>
<tr><th scope="row">Paid by</th><td>${escapeHtml(paidBy)}</td></tr>
<tr><th scope="row">Given back</th><td>${money(back, currency)}</td></tr>
<tr><th scope="row">Number</th><td>${escapeHtml(id)}</td></tr>
</tbody></table></section>`,
  );
}
