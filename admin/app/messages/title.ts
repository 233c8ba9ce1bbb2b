import { en } from "./en.ts";
import type { MessageId } from "./use-text.ts";

/** A route's `meta` that names the page by a text without placeholders. */
export function titled(id: MessageId) {
  return () => [{ title: `${en[id]} · ${en["app.name"]}` }];
}
