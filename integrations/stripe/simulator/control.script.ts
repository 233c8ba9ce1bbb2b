/** What runs in the control page's browser. A row is made anew only when what it shows has changed, so that focus stays. */
export const controlScript = `
const SWITCHES = [
  ["house", "taxPercent", "Stripe Tax is on, 20 percent", 20, null],
  ["house", "refundsPend", "Refunds wait to be settled", true, false],
  ["faults", "down", "The API is down", true, false],
  ["faults", "delayMs", "The API is slow: 2 s", 2000, 0],
  ["faults", "rateLimit", "The API is rate limited", true, false],
  ["faults", "failRate", "One call in three fails", 0.34, 0],
  ["faults", "loseReplyRate", "One answer in three is lost", 0.34, 0],
  ["outbox", "times", "Webhooks are sent three times", 3, 1],
  ["outbox", "reorder", "Webhooks overtake each other", true, false],
  ["outbox", "loseRate", "One webhook in three is lost", 0.34, 0],
  ["outbox", "delayMs", "Webhooks are 5 s late", 5000, 0],
];
const at = (id) => document.getElementById(id);

async function send(path, body = {}) {
  const response = await fetch("/control/" + path, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  say(response.ok ? "done" : (await response.json()).error.message);
  await refresh();
}

function say(text) { if (at("live").textContent !== text) at("live").textContent = text; }

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function button(label, about, path, body) {
  const made = element("button", { type: "button", textContent: label });
  made.setAttribute("aria-label", label + ": " + about);
  made.addEventListener("click", () => send(path, body));
  return made;
}

function money(amount, currency) {
  const format = new Intl.NumberFormat("en", { style: "currency", currency: (currency || "usd").toUpperCase() });
  return format.format((amount || 0) / 10 ** format.resolvedOptions().maximumFractionDigits);
}

const ROWS = {
  checkouts: (it) => [money(it.amount, it.currency) + " · " + (it.email || "nobody yet") + " · " + it.status + ", " + it.paymentStatus,
    it.status === "open" ? [["Pay", "pay"], ["Pay later", "pay-later"], ["Decline", "decline"], ["Expire", "expire"]]
    : it.paymentStatus === "unpaid" && it.status === "complete" ? [["It arrives", "settle", { arrived: true }], ["It fails", "settle", { arrived: false }]] : []],
  charges: (it) => [money(it.amount, it.currency) + " · " + (it.email || "") + " · " + it.status + (it.refunded ? ", " + money(it.refunded, it.currency) + " given back" : "") + (it.disputed ? ", disputed" : ""),
    it.status === "succeeded" && !it.disputed ? [["Refund", "refund"], ["Dispute", "open-dispute"], ["The bank asks", "open-inquiry"]] : []],
  refunds: (it) => [money(it.amount, it.currency) + " · " + it.status,
    it.status === "pending" ? [["It arrives", "settle-refund", { arrived: true }], ["It fails", "settle-refund", { arrived: false }]]
    : it.status === "succeeded" ? [["It fails after all", "settle-refund", { arrived: false }]] : []],
  disputes: (it) => [money(it.amount, it.currency) + " · " + it.status,
    it.status === "won" || it.status === "lost" || it.status === "warning_closed" ? []
    : it.status.startsWith("warning_") ? [["It becomes a dispute", "escalate-inquiry"], ["The bank asks no more", "close-inquiry"]]
    : [["The school wins", "close-dispute", { outcome: "won" }], ["The school loses", "close-dispute", { outcome: "lost" }]]],
  subscriptions: (it) => [it.seats + " seats · " + it.status + " · until " + new Date(it.periodEnd * 1000).toLocaleDateString() + (it.endsWithPeriod ? ", ends then" : ""),
    it.status === "canceled" ? [] : it.status === "paused" ? [["Resume", "resume"]]
    : [["Card is declined", "card", { card: "declined" }], ["Card is good", "card", { card: "good" }], ["Bank wants a confirmation", "card", { card: "wantsConfirmation" }], ["Pause", "pause"], ["End with the period", "cancel", { atPeriodEnd: true }], ["End now", "cancel"]]],
  accounts: (it) => [it.name + " · " + (it.closed ? "closed" : it.wanted.length ? it.wanted.length + " things missing" : "active"),
    it.closed ? [] : [["Provide everything", "onboard"], ["Restrict", "restrict"], ["Close", "close-account"]]],
  webhooks: (it) => [new Date(it.createdAt).toLocaleTimeString() + " · " + it.type + " · " + it.state + " · " + (it.lastAnswer || "no answer yet"), [["Send again", "resend"]]],
};

function fill(list, items, draw) {
  const old = new Map([...list.children].filter((row) => row.dataset.key).map((row) => [row.dataset.key, row]));
  if (items.length === 0) return;
  const rows = items.map((item) => {
    const print = JSON.stringify(item);
    const known = old.get(item.id);
    if (known && known.dataset.print === print) return known;
    const [text, acts] = draw(item);
    const row = element("li", {}, element("p", { textContent: text }),
      element("div", { className: "row" }, ...acts.map(([label, path, more]) => button(label, text, path, { id: item.id, ...more }))));
    row.dataset.key = item.id; row.dataset.print = print;
    return row;
  });
  rows.forEach((row, index) => { if (list.children[index] !== row) list.insertBefore(row, list.children[index] || null); });
  while (list.children.length > rows.length) list.lastChild.remove();
}

function drawSwitches(state) {
  const groups = { house: state.house, faults: state.faults, outbox: state.outboxFaults };
  for (const [group, name, label, on, off] of SWITCHES) {
    const id = group + "-" + name;
    let box = at(id);
    if (!box) {
      box = element("input", { type: "checkbox", id });
      box.addEventListener("change", () => send(group, { [name]: box.checked ? on : off }));
      at("switches").append(element("label", {}, box, label));
    }
    if (box !== document.activeElement) box.checked = groups[group][name] !== off;
  }
}

async function refresh() {
  try {
    const state = await (await fetch("/control/state")).json();
    drawSwitches(state);
    for (const [id, draw] of Object.entries(ROWS)) fill(at(id), state[id], draw);
    say("live · " + state.pending + " webhooks on their way, " + state.waiting + " held");
  } catch {
    say("not reachable, trying again");
  }
}

for (const id of ["hold", "shuffle", "release"]) at(id).addEventListener("click", () => send(id));
at("month").addEventListener("click", () => send("advance-clock", { days: 31 }));
(async function poll() {
  await refresh();
  setTimeout(poll, 2000);
})();
`;
