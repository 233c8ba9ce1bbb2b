import type { Stripe } from "stripe";
import {
  escapeHtml,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { expireIfDue } from "./checkout.ts";
import { goTo, money, notice, stripePage } from "./page.ts";
import { payCheckout, type PayOutcome } from "./pay.ts";
import { reckon } from "./reckoning.ts";
import type { World } from "./world.ts";

/** The hosted page where a buyer pays, or does not. */
export function servePay(
  world: World,
  request: HttpRequest,
  sessionId: string,
): HttpReply {
  const session = world.books.find("checkout.session", sessionId);
  if (!session)
    return notice(
      404,
      "There is no such checkout",
      "Go back to the school and begin anew.",
    );
  expireIfDue(world, session);
  if (session.status === "complete") return goTo(successUrlOf(session));
  if (session.status === "expired")
    return notice(
      410,
      "This checkout has expired",
      "Go back to the school and begin anew.",
    );
  const form = new URLSearchParams(
    request.method === "POST" ? request.body : "",
  );
  const how = form.get("how");
  if (how === null) {
    // A page that is opened anew has no code in it, so none may count.
    reckon(world, session, null);
    return payPage(world, session, form, null);
  }
  if (how === "code") {
    const isGood = reckon(
      world,
      session,
      form.get("promotionCode")?.trim() || null,
    );
    return payPage(
      world,
      session,
      form,
      isGood
        ? null
        : {
            kind: "refused",
            field: "promotionCode",
            reason: "This code is invalid.",
          },
    );
  }
  const outcome = payCheckout(world, session, {
    how: how === "payLater" || how === "decline" ? how : "pay",
    email: form.get("email") ?? "",
    name: form.get("name") ?? "",
    promotionCode: form.get("promotionCode"),
  });
  return outcome.kind === "complete"
    ? goTo(successUrlOf(session))
    : payPage(world, session, form, outcome);
}

/** Where a buyer goes who has paid. */
const successUrlOf = ({ success_url, id }: Stripe.Checkout.Session) =>
  (success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", id);

function payPage(
  world: World,
  session: Stripe.Checkout.Session,
  form: URLSearchParams,
  outcome: Exclude<PayOutcome, { kind: "complete" }> | null,
): HttpReply {
  const faultAt = (field: string) =>
    outcome?.kind === "refused" && outcome.field === field
      ? outcome.reason
      : null;
  const general =
    outcome?.kind === "declined" ? outcome.reason : faultAt("session");
  const isSubscription = session.mode === "subscription";
  const code = form.get("promotionCode") ?? "";
  const content = `
<h1>${isSubscription ? "Subscribe" : "Pay"} ${money(session.amount_total, session.currency)}</h1>
<section aria-label="What you buy">${linesTable(world, session)}
${session.allow_promotion_codes ? promotionForm(code, faultAt("promotionCode")) : ""}</section>
${general === null ? "" : `<p class="problem" role="alert">${escapeHtml(general)}</p>`}
<form class="card" method="post" novalidate>
  ${textField({ name: "email", label: "E-mail", type: "email", autocomplete: "email", value: session.customer_email ?? form.get("email") ?? "", isFixed: session.customer_email !== null, fault: faultAt("email") })}
  ${textField({ name: "name", label: "Name on the card", type: "text", autocomplete: "cc-name", value: form.get("name") ?? "", isFixed: false, fault: null })}
  <input type="hidden" name="promotionCode" value="${escapeHtml(session.discounts?.length ? code : "")}">
  <button class="main" name="how" value="pay">${isSubscription ? "Subscribe" : "Pay"}</button>
  <p class="soft">Or try what else can happen:</p>
  <div class="row">
    <button name="how" value="payLater">Pay later</button>
    <button name="how" value="decline">Decline</button>
  </div>
  <p class="soft">Pay later stands for a bank debit that settles days after. Decline is a card that its bank refuses.</p>
</form>
${session.cancel_url === null ? "" : `<p><a class="button" href="${escapeHtml(session.cancel_url)}">Close without paying</a></p>`}`;
  return stripePage(isSubscription ? "Subscribe" : "Pay", content, {
    status: outcome === null ? 200 : 402,
    leadsTo: [session.success_url],
  });
}

function linesTable(world: World, session: Stripe.Checkout.Session): string {
  const lines = world.books.lines.get(session.id) ?? [];
  const { currency } = session;
  const row = (label: string, amount: number) =>
    `<tr><th scope="row">${escapeHtml(label)}</th><td>${money(amount, currency)}</td></tr>`;
  const every = lines[0]?.price?.recurring?.interval;
  const off = session.total_details?.amount_discount ?? 0;
  const tax = session.total_details?.amount_tax ?? 0;
  return `<table>
<tbody>${lines.map((line) => row(`${line.description ?? ""}${line.quantity === 1 ? "" : ` × ${line.quantity}`}`, line.amount_subtotal)).join("")}</tbody>
<tfoot>${off > 0 ? row("Discount", -off) : ""}${tax > 0 ? row("Tax", tax) : ""}${row(every ? `Total every ${every}` : "Total", session.amount_total ?? 0)}</tfoot>
</table>`;
}

interface TextField {
  name: string;
  label: string;
  type: "email" | "text";
  autocomplete: string;
  value: string;
  isFixed: boolean;
  fault: string | null;
}

function textField(field: TextField): string {
  const { name, label, type, autocomplete, value, isFixed, fault } = field;
  return `<label for="${name}">${label}</label>
  <input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${escapeHtml(value)}"${isFixed ? " readonly" : ""}${faultOf(name, fault)}`;
}

/** A form of its own: in the other one the Enter key pays. */
function promotionForm(value: string, fault: string | null): string {
  return `<form method="post">
  <label for="promotionCode">Promotion code <span class="soft">(if you have one)</span></label>
  <input id="promotionCode" name="promotionCode" type="text" autocomplete="off" value="${escapeHtml(value)}"${faultOf("promotionCode", fault)}
  <div class="row"><button name="how" value="code">Apply the code</button></div>
</form>`;
}

/** Ends the input's tag, with what is wrong with it. */
function faultOf(name: string, fault: string | null): string {
  return fault === null
    ? ">"
    : ` aria-invalid="true" aria-describedby="${name}-fault"><p class="problem" id="${name}-fault" role="alert">${escapeHtml(fault)}</p>`;
}
