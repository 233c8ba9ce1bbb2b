import { createHash, timingSafeEqual } from "node:crypto";

/** Whether an `Authorization` header is the expected one; takes as long for a wrong one. */
export function sameAuthorization(
  header: string | undefined,
  expected: string,
): boolean {
  return timingSafeEqual(digest(header ?? ""), digest(expected));
}

function digest(value: string): Buffer {
  return createHash("sha256").update(value).digest();
}
