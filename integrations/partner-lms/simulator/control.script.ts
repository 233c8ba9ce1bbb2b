/** What runs in the control page's browser. Rows are changed in place, so that focus never jumps. */
export const controlScript = `
const FAULTS = [
  ["down", "Down: answers nothing", true, false],
  ["delayMs", "Slow: 2 s an answer", 2000, 0],
  ["failRate", "Fails one in three requests", 0.34, 0],
  ["rateLimit", "Rate limited", true, false],
  ["refuseEnrolments", "Takes no new students", true, false],
  ["loseReplyRate", "Loses one in three replies", 0.34, 0],
  ["webhookDuplicates", "Sends webhooks three times", 2, 0],
  ["webhookReorder", "Sends webhooks out of order", true, false],
  ["webhookLoseRate", "Loses one in three webhooks", 0.34, 0],
  ["webhookDelayMs", "Sends webhooks 5 s late", 5000, 0],
];
const at = (id) => document.getElementById(id);
let running = false;

async function send(method, path, body) {
  const response = await fetch("/control/" + path, {
    method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!response.ok) at("live").textContent = (await response.json()).error.message;
  await refresh();
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function rows(parent, items, keyOf, make, fill) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let before = null;
  for (const item of items) {
    const key = keyOf(item);
    let row = old.get(key);
    if (!row) { row = make(item); row.dataset.key = key; }
    old.delete(key);
    fill(row, item);
    const place = before ? before.nextSibling : parent.firstChild;
    if (place !== row) parent.insertBefore(row, place);
    before = row;
  }
  for (const row of old.values()) row.remove();
}

function makeSchool(school) {
  const switches = FAULTS.map(([name, label, on, off]) => {
    const box = element("input", { type: "checkbox", name });
    box.addEventListener("change", () =>
      send("PUT", "faults", { slug: school.slug, faults: { [name]: box.checked ? on : off } }));
    return element("label", {}, box, label);
  });
  const card = element("div", { className: "card" },
    element("h3", { textContent: school.name }),
    element("p", { className: "counts" }),
    element("fieldset", {}, element("legend", { textContent: "Make it misbehave" }), ...switches));
  if (school.kind === "voucher") card.append(element("a", {
    href: "/control/completions.csv?slug=" + encodeURIComponent(school.slug), textContent: "Download completions (CSV)" }));
  card.style.setProperty("--hue", school.hue);
  return card;
}

function fillSchool(card, { counts, faults }) {
  card.querySelector(".counts").replaceChildren(
    element("strong", { textContent: counts.enrolled }), " in training · ",
    element("strong", { textContent: counts.completed }), " completed · " + counts.withdrawn + " withdrawn");
  for (const [name] of FAULTS) {
    const box = card.querySelector('[name="' + name + '"]');
    if (box !== document.activeElement) box.checked = Boolean(faults[name]);
  }
}

function makeStudent(student) {
  const button = element("button", { type: "button", textContent: "Complete now" });
  button.setAttribute("aria-label", "Complete now: " + student.name);
  button.addEventListener("click", () => send("POST", "complete", { slug: student.slug, id: student.id }));
  return element("li", {}, element("span", {}), button);
}

function fillStudent(row, student) {
  row.firstChild.textContent = student.name + " · " + student.course + " · " + student.progress + "%";
}

function makeHook() {
  return element("tr", {}, ...[0, 1, 2, 3, 4, 5].map(() => element("td", {})));
}

function fillHook(row, hook) {
  const cells = [new Date(hook.createdAt).toLocaleTimeString(), hook.slug, hook.type, hook.state, hook.attempts, hook.lastAnswer ?? "–"];
  cells.forEach((text, index) => { row.children[index].textContent = text; });
  row.children[3].className = hook.state;
}

function show(state) {
  running = state.autopilot.running;
  at("toggle").textContent = running ? "Pause" : "Start";
  const pace = at("perMinute");
  if (pace !== document.activeElement) pace.value = state.autopilot.studentsPerMinute;
  rows(at("schools"), state.partners, (one) => one.slug, makeSchool, fillSchool);
  rows(at("students"), state.students, (one) => one.slug + one.id, makeStudent, fillStudent);
  rows(at("hooks"), state.webhooks, (one) => one.id, makeHook, fillHook);
  at("pending").textContent = state.pendingWebhooks ? "(" + state.pendingWebhooks + " on their way)" : "";
  say(running ? "live · " + state.autopilot.studentsPerMinute + " moves a minute" : "live · paused");
}

function say(text) {
  if (at("live").textContent !== text) at("live").textContent = text;
}

async function refresh() {
  try {
    show(await (await fetch("/control/state")).json());
  } catch {
    say("not reachable, trying again");
  }
}

at("toggle").addEventListener("click", () => send("PUT", "autopilot", { running: !running }));
at("pace").addEventListener("submit", (event) => {
  event.preventDefault();
  send("PUT", "autopilot", { studentsPerMinute: Number(at("perMinute").value) });
});
(async function poll() {
  await refresh();
  setTimeout(poll, 1000);
})();
`;
