import { controlScript } from "./control.script.ts";

/** The page where a person moves simulated students and breaks simulated schools; it polls its own JSON. */
export function controlPage(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Partner schools · control</title>
<style>${STYLE}</style>
</head>
<body>
<header>
  <h1>Partner schools</h1>
  <p id="live" role="status">connecting</p>
</header>
<main>
<section aria-labelledby="pace-title">
  <h2 id="pace-title">Move students</h2>
  <form id="pace">
    <label for="perMinute">Students per minute</label>
    <input id="perMinute" name="perMinute" type="number" inputmode="numeric" min="0" max="100000" step="1" required>
    <button type="submit">Set pace</button>
    <button type="button" id="toggle">Start</button>
  </form>
  <p class="soft">Each move completes one of four modules of a student's training, at a random school.</p>
</section>
<section aria-labelledby="schools-title">
  <h2 id="schools-title">Schools</h2>
  <div id="schools" class="cards"></div>
</section>
<section aria-labelledby="students-title">
  <h2 id="students-title">Some students in training</h2>
  <ul id="students"></ul>
</section>
<section aria-labelledby="hooks-title">
  <h2 id="hooks-title">Last webhooks <span class="soft" id="pending"></span></h2>
  <div class="scroll" tabindex="0" role="region" aria-label="Table of webhooks">
  <table>
    <thead><tr><th scope="col">Time</th><th scope="col">School</th><th scope="col">Type</th><th scope="col">State</th><th scope="col">Tries</th><th scope="col">Answer</th></tr></thead>
    <tbody id="hooks"></tbody>
  </table>
  </div>
</section>
</main>
<script nonce="${nonce}">${controlScript}</script>
</body>
</html>`;
}

const STYLE = `
:root { color-scheme: light dark; --page: #f7f6f9; --card: #fff; --ink: #1c1b1f; --soft: #57555e; --line: #d4d1da;
  --accent: #4338ca; --on-accent: #fff; --good: #166534; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --page: #131217; --card: #1d1c22; --ink: #f2f1f5; --soft: #b6b3bf; --line: #3c3a44;
  --accent: #a5b4fc; --on-accent: #16151a; --good: #86efac; --bad: #fda29b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
header, main { max-width: 72rem; margin: auto; padding: 1rem 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .875rem; padding: 1.125rem; margin-bottom: 1rem; }
.soft, #live { color: var(--soft); font-weight: 400; font-size: .9375rem; margin: .5rem 0 0; }
#live { margin: 0; }
form { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; }
input[type=number], select { width: 7rem; min-height: 2.75rem; padding: .25rem .625rem; font: inherit; color: inherit; background: var(--page);
  border: 1px solid var(--soft); border-radius: .5rem; }
button { min-height: 2.75rem; padding: .375rem 1rem; font: inherit; font-weight: 600; border-radius: .5rem; border: 1px solid var(--accent);
  background: transparent; color: var(--accent); cursor: pointer; }
#toggle { background: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem; }
.card { border: 1px solid var(--line); border-left: .375rem solid oklch(0.6 0.15 var(--hue)); border-radius: .625rem; padding: .875rem 1rem; }
.card h3 { margin: 0; font-size: 1rem; }
.card p { margin: .125rem 0 .5rem; color: var(--soft); }
.card p strong { color: var(--ink); font-size: 1.25rem; }
fieldset { border: 0; margin: 0; padding: 0; }
legend { padding: 0; font-weight: 600; font-size: .9375rem; }
fieldset label { display: flex; gap: .625rem; align-items: center; min-height: 2.25rem; }
fieldset input[type=checkbox] { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); }
#students { list-style: none; margin: 0; padding: 0; }
#students li { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; padding: .375rem 0; border-top: 1px solid var(--line); }
#students li:first-child { border: 0; }
#students span { flex: 1 1 14rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { text-align: left; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
th { color: var(--soft); font-weight: 600; }
.delivered { color: var(--good); } .failed, .lost, .retrying { color: var(--bad); }
`;
