import type { Stripe } from "stripe";
import {
  escapeHtml,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { periodEndOf, setCard } from "./billing.ts";
import { money, notice, goTo, stripePage } from "./page.ts";
import { cancelAtPeriodEnd } from "./subscription.ts";
import { emit, type World } from "./world.ts";

/** The customer portal: seats, card, and the end of a subscription. */
export function serveBilling(
  world: World,
  request: HttpRequest,
  token: string,
): HttpReply {
  const visit = world.books.notes.get(token);
  const customer = world.books.find("customer", visit?.customer ?? "");
  if (!visit || !customer)
    return notice(
      404,
      "There is no such page",
      "Ask your school for a new link.",
    );
  if (request.method === "POST") {
    change(world, customer, new URLSearchParams(request.body));
    return goTo(`/billing/${token}`);
  }
  const subscriptions = world.books
    .all("subscription")
    .filter((one) => one.customer === customer.id);
  const card = world.books.notes.get(customer.id)?.card === "declined";
  const content = `
<h1>Your subscriptions</h1>
${subscriptions.map(subscriptionCard).join("\n") || "<p>You have none.</p>"}
<form class="card" method="post">
  <h2>Your card</h2>
  <p>${card ? "Its bank declines it." : "It is good."}</p>
  <div class="row"><button name="card" value="${card ? "good" : "declined"}">${card ? "Use a good card" : "Use a card that is declined"}</button></div>
</form>
${visit.returnUrl ? `<p><a class="button" href="${escapeHtml(visit.returnUrl)}">Back to the school</a></p>` : ""}`;
  return stripePage("Subscriptions", content);
}

function subscriptionCard(subscription: Stripe.Subscription): string {
  const [item] = subscription.items.data;
  const ends = new Date(periodEndOf(subscription) * 1_000).toUTCString();
  const id = escapeHtml(subscription.id);
  if (subscription.status === "canceled")
    return `<section><h2>Ended</h2><p>${id}</p></section>`;
  return `<form class="card" method="post">
  <h2>${money(item?.price.unit_amount ?? 0, subscription.currency)} a seat, ${escapeHtml(subscription.status.replace("_", " "))}</h2>
  <p>${subscription.cancel_at_period_end ? "Ends" : "Goes on"} at ${ends}.</p>
  <input type="hidden" name="subscription" value="${id}">
  <label for="seats-${id}">Seats</label>
  <input id="seats-${id}" name="seats" type="number" min="1" max="999999" value="${item?.quantity ?? 1}">
  <div class="row">
    <button name="how" value="seats">Change the seats</button>
    <button name="how" value="${subscription.cancel_at_period_end ? "keep" : "end"}">${subscription.cancel_at_period_end ? "Keep it after all" : "End it with this period"}</button>
  </div>
</form>`;
}

function change(
  world: World,
  customer: Stripe.Customer,
  form: URLSearchParams,
): void {
  const card = form.get("card");
  if (card === "good" || card === "declined")
    return setCard(world, customer.id, card);
  const subscription = world.books.find(
    "subscription",
    form.get("subscription") ?? "",
  );
  if (!subscription || subscription.customer !== customer.id) return;
  if (subscription.status === "canceled") return;
  const how = form.get("how");
  if (how === "seats") {
    const [item] = subscription.items.data;
    const seats = Number(form.get("seats"));
    if (!item || !Number.isInteger(seats) || seats < 1) return;
    item.quantity = seats;
  } else cancelAtPeriodEnd(world, subscription, how === "end");
  emit(world, "customer.subscription.updated", subscription);
}
