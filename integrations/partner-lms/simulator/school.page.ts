import { createHash } from "node:crypto";
import { escapeHtml } from "../../simulator/http.ts";
import type { SimulatedPartner } from "./settings.ts";

/** A page in a simulated school's own colour; `content` is HTML and must be escaped already. */
export function schoolPage(
  partner: SimulatedPartner,
  heading: string,
  content: string,
): string {
  const school = escapeHtml(partner.name);
  const title = escapeHtml(heading);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${school}</title>
<style>:root { --hue: ${hueOf(partner.slug)}; }${STYLE}</style>
</head>
<body>
<header><div><span class="crest" aria-hidden="true">${escapeHtml(initialsOf(partner.name))}</span>${school}</div></header>
<main>
<h1>${title}</h1>
${content}
</main>
<footer><p>A simulated partner school. What you do here is real to your course, and to nothing else.</p></footer>
</body>
</html>`;
}

/** Each school has its own colour, always the same. */
export function hueOf(slug: string): number {
  const digest = createHash("sha256").update(slug).digest();
  return (digest.readUInt16BE(0) % 24) * 15;
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
}

const STYLE = `
:root { color-scheme: light dark;
  --brand: oklch(0.45 0.14 var(--hue)); --on-brand: #fff; --tint: oklch(0.96 0.02 var(--hue));
  --page: #fff; --ink: #1c1b1f; --soft: #57555e; --line: #d9d7de; }
@media (prefers-color-scheme: dark) { :root {
  --brand: oklch(0.8 0.11 var(--hue)); --on-brand: #16151a; --tint: oklch(0.27 0.04 var(--hue));
  --page: #16151a; --ink: #f2f1f5; --soft: #b6b3bf; --line: #3c3a44; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--page); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
header { background: var(--brand); color: var(--on-brand); font-weight: 650; }
header div { max-width: 44rem; margin: auto; padding: 1rem 1.25rem; display: flex; gap: .75rem; align-items: center; }
.crest { display: grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: .75rem; border: 2px solid currentColor; }
main { width: 100%; max-width: 44rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; flex: 1; }
h1 { font-size: clamp(1.5rem, 5vw, 2.125rem); line-height: 1.2; margin: .5rem 0; text-wrap: balance; }
.hello { color: var(--soft); }
.progress { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; align-items: center; margin: 1.5rem 0; }
.progress label { grid-column: 1 / -1; font-weight: 600; }
.progress strong { font-variant-numeric: tabular-nums; }
progress { width: 100%; height: .75rem; accent-color: var(--brand); }
.modules { list-style: none; padding: 0; display: grid; gap: .75rem; }
.modules li { display: flex; gap: 1rem; padding: 1rem; border: 1px solid var(--line); border-radius: 1rem; }
.modules li.now { border: 2px solid var(--brand); background: var(--tint); }
.modules li > div { flex: 1; }
.modules h2 { font-size: 1.0625rem; margin: 0; }
.modules p { margin: 0; color: var(--soft); font-size: .9375rem; }
.mark { flex: none; display: grid; place-items: center; width: 2.25rem; height: 2.25rem; border-radius: 50%;
  border: 2px solid var(--line); font-weight: 650; }
.done .mark { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
.now .mark { border-color: var(--brand); }
button, .button { display: inline-block; min-height: 2.75rem; margin-top: .75rem; padding: .6rem 1.25rem; border: 0; border-radius: .75rem;
  background: var(--brand); color: var(--on-brand); font: inherit; font-weight: 650; cursor: pointer; text-decoration: none; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
.farewell { margin-top: 1.5rem; padding: 1.25rem; border-radius: 1rem; background: var(--tint); }
.farewell h2 { margin: 0; font-size: 1.25rem; }
footer { padding: 1rem 1.25rem; text-align: center; color: var(--soft); font-size: .875rem; }
`;
