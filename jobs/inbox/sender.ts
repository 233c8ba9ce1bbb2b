import { theSystem, type Actor } from "@throughline/domain/transaction";
import { webhookReaderOf } from "@throughline/integrations/partner-lms/adapters";
import {
  parsePartnerMessage,
  type PartnerMessageParse,
} from "@throughline/integrations/partner-lms/parse";
import type { Desk } from "../desk.ts";

/** Whose messages these are: the actor of what they change, and the format that they are written in. */
export interface Sender {
  actor: Actor;
  read: (rawBody: Uint8Array, now: Date) => PartnerMessageParse;
}

/** Looks up the partner whose messages wait under a key; one without a connection speaks the ordinary format. */
export async function findSender(
  { store }: Desk,
  orderingKey: string,
): Promise<Sender> {
  const [partnerId = ""] = orderingKey.split(":");
  const partner = await store.database.partner.findUnique({
    where: { id: partnerId },
    select: { id: true, name: true, connection: { select: { adapter: true } } },
  });
  if (!partner) return { actor: theSystem, read: parsePartnerMessage };
  const { id, name, connection } = partner;
  return {
    actor: { kind: "PARTNER", id, name },
    read: connection
      ? webhookReaderOf(connection.adapter)
      : parsePartnerMessage,
  };
}
