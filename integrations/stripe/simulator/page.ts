import { escapeHtml, type HttpReply } from "../../simulator/http.ts";

/** A page of the simulator. `content` is HTML and must be escaped already; `leadsTo` are addresses that its forms may end at. */
export function stripePage(
  title: string,
  content: string,
  {
    status = 200,
    leadsTo = [],
    nonce,
  }: {
    status?: number;
    leadsTo?: readonly (string | null)[];
    nonce?: string;
  } = {},
): HttpReply {
  const origins = leadsTo
    .filter((url) => url !== null && URL.canParse(url))
    .map((url) => new URL(String(url)).origin);
  const script = nonce === undefined ? "'none'" : `'nonce-${nonce}'`;
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; script-src ${script}; connect-src 'self'; form-action 'self' ${origins.join(" ")}; base-uri 'none'; frame-ancestors 'none'`,
    },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Simulated Stripe</title>
<style>${style}</style>
</head>
<body>
<header><p>Simulated Stripe <span>no money moves here</span></p></header>
<main>
${content}
</main>
</body>
</html>`,
  };
}

/** Sends the browser on. */
export function goTo(url: string): HttpReply {
  return {
    status: 303,
    headers: { location: url, "cache-control": "no-store" },
  };
}

/** A page that says one thing. */
export function notice(
  status: number,
  heading: string,
  text: string,
): HttpReply {
  return stripePage(
    heading,
    `<h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p>`,
    { status },
  );
}

/** An amount in a currency's smallest unit, in words; yen have no smaller unit, and a dinar has a thousand. */
export function money(amount: number | null, currency: string | null): string {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency: (currency ?? "usd").toUpperCase(),
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format((amount ?? 0) / 10 ** digits);
}

const style = `
:root { color-scheme: light dark; --page: #f6f8fb; --card: #fff; --ink: #1a1b25; --soft: #545969; --line: #c7cdd8;
  --accent: #4f46c8; --on-accent: #fff; --bad: #b3093c; --good: #156534; --tint: #eef0fb; }
@media (prefers-color-scheme: dark) { :root { --page: #12131a; --card: #1c1d27; --ink: #f0f1f6; --soft: #b4b8c6; --line: #434759;
  --accent: #aeb4ff; --on-accent: #14151f; --bad: #ff9fb4; --good: #86efac; --tint: #262838; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere;
  font-variant-numeric: tabular-nums; }
header p { margin: 0; padding: .75rem 1.25rem; font-weight: 700; border-bottom: 1px solid var(--line); }
header span { font-weight: 400; color: var(--soft); font-size: .9375rem; margin-left: .75rem; }
main { max-width: 34rem; margin: 0 auto; padding: 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1rem 0; text-wrap: balance; }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; }
section, form.card { background: var(--card); border: 1px solid var(--line); border-radius: .875rem; padding: 1.125rem; margin: 0 0 1rem; }
table { width: 100%; border-collapse: collapse; }
td, th { padding: .375rem 0; text-align: left; vertical-align: top; font-weight: 400; }
td:last-child { text-align: right; white-space: nowrap; padding-left: 1rem; }
tfoot tr:last-child th, tfoot tr:last-child td { font-weight: 700; font-size: 1.25rem; border-top: 1px solid var(--line); padding-top: .625rem; }
label { display: block; font-weight: 600; margin: .75rem 0 .25rem; }
input[type=text], input[type=email], input[type=number] { width: 100%; min-height: 2.75rem; padding: .375rem .75rem; font: inherit; color: inherit;
  background: var(--page); border: 1px solid var(--soft); border-radius: .5rem; }
fieldset { border: 0; padding: 0; margin: 0; }
fieldset label { display: flex; gap: .625rem; align-items: center; font-weight: 400; min-height: 2.5rem; margin: 0; }
fieldset input { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
button, .button { display: inline-block; min-height: 2.75rem; padding: .5rem 1.125rem; font: inherit; font-weight: 650; border-radius: .625rem;
  border: 1px solid var(--accent); background: transparent; color: var(--accent); cursor: pointer; text-decoration: none; }
button.main { background: var(--accent); color: var(--on-accent); width: 100%; margin-top: 1.125rem; }
.row { display: flex; flex-wrap: wrap; gap: .625rem; margin-top: .75rem; }
.row > * { flex: 1 1 8rem; text-align: center; }
.problem { color: var(--bad); font-weight: 600; }
.soft { color: var(--soft); font-size: .9375rem; }
.things { list-style: none; margin: 0; padding: 0; }
.things li { border-top: 1px solid var(--line); padding: .625rem 0; }
.things li:first-child { border: 0; }
.things p { margin: 0; }
@media (min-width: 60rem) { main:has(#live) { max-width: 76rem; columns: 2; } main:has(#live) section { break-inside: avoid; } }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
