import {
  receive,
  type VerifiedMessage,
} from "@throughline/domain/inbox/receive";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import { gather, type Gatherer } from "./gather.ts";

/** The inbox as webhooks see it: messages that arrive together are stored in one transaction. */
export function openInbox(
  store: Store,
  now: () => Date,
): Gatherer<VerifiedMessage, "accepted" | "duplicate"> {
  const viewer = { role: "SYSTEM", personId: null } as const;
  return gather(
    (messages: VerifiedMessage[]) =>
      transact(store, { actor: theSystem, viewer }, (tx) =>
        receive(tx, messages, now()),
      ),
    ({ rawBody }) => rawBody.length,
  );
}
