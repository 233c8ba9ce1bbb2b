import { useCallback } from "react";
import { useIntl } from "react-intl";
import type { en } from "./en.ts";

/** The key of a text in the catalogue. */
export type MessageId = keyof typeof en;

/** Gives the text of a key, with its `{placeholders}` filled in. */
export type Text = (
  id: MessageId,
  values?: Record<string, string | number>,
) => string;

/** The texts of the reader's language. */
export function useText(): Text {
  const { formatMessage } = useIntl();
  return useCallback(
    (id, values) => formatMessage({ id }, values),
    [formatMessage],
  );
}
