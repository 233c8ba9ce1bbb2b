import { data } from "@remix-run/node";
import type { z } from "zod";

/** The search part of an address with some parameters changed; null or "" takes one away. Starts with "?", so it never is empty. */
export function withParams(
  params: URLSearchParams,
  changes: Record<string, string | number | null | undefined>,
): string {
  const changed = new URLSearchParams(params);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === "")
      changed.delete(name);
    else changed.set(name, String(value));
  }
  return `?${changed}`;
}

/** A page's filters from its address; empty ones count as left out. Throws a 400 response where one makes no sense. */
export function readParams<Output>(
  schema: z.ZodType<Output>,
  request: Request,
): Output {
  const { searchParams } = new URL(request.url);
  const given = [...searchParams].filter(([, value]) => value !== "");
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  throw data(null, { status: 400 });
}
