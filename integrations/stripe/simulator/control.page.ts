import type { HttpReply } from "../../simulator/http.ts";
import { controlScript } from "./control.script.ts";
import { stripePage } from "./page.ts";

/** The page where a person does what buyers, banks and Stripe do, and breaks things; it polls its own JSON. */
export function controlPage(): HttpReply {
  const nonce = crypto.randomUUID();
  return stripePage(
    "Control",
    `<h1>Stripe, simulated</h1>
<p id="live" role="status">connecting</p>
<section aria-labelledby="break-title">
  <h2 id="break-title">Settings and faults</h2>
  <fieldset id="switches"><legend class="soft">What is ticked holds from now on.</legend></fieldset>
  <div class="row">
    <button type="button" id="hold">Hold webhooks</button>
    <button type="button" id="shuffle">Shuffle those that wait</button>
    <button type="button" id="release">Release them</button>
    <button type="button" id="month">Move subscriptions a month on</button>
  </div>
</section>
${listSection("checkouts", "Checkouts")}
${listSection("charges", "Payments")}
${listSection("refunds", "Refunds")}
${listSection("disputes", "Disputes")}
${listSection("subscriptions", "Subscriptions")}
${listSection("accounts", "Connected accounts")}
${listSection("webhooks", "Last webhooks")}
<script nonce="${nonce}">${controlScript}</script>`,
    { nonce },
  );
}

function listSection(id: string, title: string): string {
  return `<section aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><ul id="${id}" class="things"><li class="soft">None yet.</li></ul></section>`;
}
