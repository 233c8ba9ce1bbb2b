import { currentEnv } from "@throughline/web/env";

/** What search engines may look at: the catalogue and what its pages are drawn with. */
export function loader() {
  const lines = [
    "User-agent: *",
    "Allow: /catalogue",
    "Allow: /courses/*/image",
    "Allow: /assets/",
    "Disallow: /",
    `Sitemap: ${new URL("/sitemap.xml", currentEnv().publicUrl).href}`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "public, max-age=3600",
    },
  });
}
