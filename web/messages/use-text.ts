import { useCallback } from "react";
import { useIntl } from "react-intl";
import type { SharedMessageId } from "./catalogue.ts";

/** Gives the text of a key, with its `{placeholders}` filled in. */
export type Text<Id extends string = SharedMessageId> = (
  id: Id,
  values?: Record<string, string | number>,
) => string;

/** The texts of the reader's language. An app names its own keys by `Id`; the shared pages know the shared ones. */
export function useText<Id extends string = SharedMessageId>(): Text<Id> {
  const { formatMessage } = useIntl();
  return useCallback(
    (id, values) => formatMessage({ id }, values),
    [formatMessage],
  );
}
