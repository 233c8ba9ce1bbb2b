import type { shared } from "./en.ts";

/** What the shared pages say, but each app in its own words. */
type OwnMessageId =
  | "app.name"
  | "signIn.heading"
  | "error.forbidden"
  | "error.forbiddenMend"
  | "error.unexpectedMend";

/** The key of a text that the shared pages show. */
export type SharedMessageId = keyof typeof shared | OwnMessageId;

/** An app's texts, as far as the shared pages need them. */
export type Catalogue = Readonly<Record<SharedMessageId, string>>;
