import type { Operation } from "../bulk/operation.query.ts";
import { en } from "../messages/en.ts";
import type { MessageId, Text } from "../messages/use-text.ts";

/** What an operation does, in words; the name of its kind where the catalogue does not know it yet. */
export function kindText(text: Text, { kind, file }: Operation): string {
  const id = `bulk.action.${kind}`;
  const words = isText(id) ? text(id) : kind;
  return file ? `${words}: ${file.name}` : words;
}

type Plain = Extract<MessageId, `bulk.action.${string}`>;
const isText = (id: string): id is Plain => Object.hasOwn(en, id);
