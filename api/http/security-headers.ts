/** Headers on every answer. Nothing here is meant to be a page, a frame or another site's script. */
export function securityHeaders(apiUrl: string): Map<string, string> {
  const headers = new Map([
    ["x-content-type-options", "nosniff"],
    ["x-frame-options", "DENY"],
    ["referrer-policy", "no-referrer"],
    ["cross-origin-resource-policy", "same-site"],
    ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
  ]);
  if (apiUrl.startsWith("https:"))
    headers.set("strict-transport-security", "max-age=31536000");
  return headers;
}
