/**
 * Where the public page of a course is, for an address that names the course by its code where an enrollment's id belongs:
 * `/courses/SFZ` is what people type. Null for any other address.
 */
export function publicPageOf(url: string): string | null {
  const { pathname } = new URL(url);
  const [, code] = /^\/courses\/([^/]+)$/.exec(pathname) ?? [];
  if (code === undefined || isEnrollmentId(code)) return null;
  return `/catalogue/${code}`;
}

const isEnrollmentId = (text: string) =>
  Buffer.from(text, "base64url").toString("utf8").startsWith("Enrollment:");
