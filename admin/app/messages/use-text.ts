import * as shared from "@throughline/web/messages/use-text";
import type { en } from "./en.ts";

/** The key of a text in the catalogue. */
export type MessageId = keyof typeof en;

/** Gives the text of a key, with its `{placeholders}` filled in. */
export type Text = shared.Text<MessageId>;

/** The texts of the reader's language. */
export const useText = shared.useText<MessageId>;
