import {
  escapeHtml,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { provide, wantedOf } from "./account.ts";
import { goTo, notice, stripePage } from "./page.ts";
import type { World } from "./world.ts";

/** The page where the owner of a connected account tells what is wanted; its link is good for one visit and a few minutes. */
export function serveOnboarding(
  world: World,
  request: HttpRequest,
  token: string,
): HttpReply {
  const link = world.books.notes.get(token);
  const account = world.books.find("v2.core.account", link?.account ?? "");
  if (!link || !account)
    return notice(
      404,
      "There is no such link",
      "Ask your school for a new one.",
    );
  if (request.method !== "POST") {
    const isOver = new Date(link.expires ?? 0) <= world.now();
    if (isOver || link.visited) return goTo(link.refreshUrl ?? "/");
    world.books.notes.set(token, { ...link, visited: "yes" });
  } else {
    const form = new URLSearchParams(request.body);
    if (form.get("how") === "provide")
      provide(world, account, form.getAll("given"));
    return goTo(link.returnUrl ?? "/");
  }
  const wanted = wantedOf(account);
  const content = `
<h1>Get paid by your school</h1>
<p>${escapeHtml(account.display_name ?? account.contact_email ?? account.id)}</p>
<form class="card" method="post">
  <h2>${wanted.length === 0 ? "Nothing is missing" : "What Stripe wants to know"}</h2>
  <fieldset><legend class="soft">Leave out what you do not want to tell yet.</legend>
  ${wanted.map((one) => `<label><input type="checkbox" name="given" value="${escapeHtml(one)}" checked>${escapeHtml(inWords(one))}</label>`).join("\n")}
  </fieldset>
  <button class="main" name="how" value="provide">Send</button>
  <div class="row"><button name="how" value="later">Later</button></div>
</form>`;
  return stripePage("Onboarding", content, {
    leadsTo: [link.returnUrl ?? null],
  });
}

/** `identity.individual.given_name` → `Given name`. */
function inWords(requirement: string): string {
  const [last = requirement] = requirement.split(".").slice(-1);
  const text = last.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
