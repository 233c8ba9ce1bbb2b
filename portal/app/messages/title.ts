import { errorTitle } from "@throughline/web/document/error-telling";
import { en } from "./en.ts";
import type { MessageId } from "./use-text.ts";

/** A route's `meta` that names the page by a text without placeholders, or by what went wrong with it. */
export function titled(id: MessageId) {
  return ({ error }: { error?: unknown } = {}) => titleOf(en[id], error);
}

/** The `meta` of a page that is named after what it shows, or by what went wrong with it. */
export function titleOf(name: string | undefined, error?: unknown) {
  if (error || name === undefined) return [{ title: errorTitle(error, en) }];
  return [{ title: `${name} · ${en["app.name"]}` }];
}
