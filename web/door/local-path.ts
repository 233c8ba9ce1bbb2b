/**
 * The path if it leads to a page of this site, else `other`. Whoever wrote the link to a sign-in page may have put another
 * site's address where the page to return to belongs ("//evil.example", "/\evil.example", "https:…").
 */
export function localPath(path: unknown, other = "/"): string {
  if (typeof path !== "string" || !/^\/(?![/\\])/.test(path)) return other;
  // Browsers drop tabs and line breaks inside addresses, so that "/<tab>/evil.example" would be "//evil.example".
  if (/[\p{Cc}\\]/u.test(path)) return other;
  const site = "http://this.invalid";
  if (!URL.canParse(path, site)) return other;
  const { origin, pathname, search, hash } = new URL(path, site);
  const target = pathname + search + hash;
  // "/.//evil.example" has become "//evil.example" by now.
  return origin === site && !target.startsWith("//") ? target : other;
}
