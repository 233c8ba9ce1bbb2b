import {
  issuerDocument,
  keyDocument,
} from "@throughline/integrations/badge/issuer";
import { listLifetime } from "@throughline/integrations/badge/status-list";
import {
  sendJson,
  sendMethodNotAllowed,
  sendNotFound,
} from "../http/answer.ts";
import type { Exchange } from "../http/exchange.ts";
import type { BadgeOffice } from "./badge-office.ts";

/** `GET /badges/issuer`: the issuer's profile, which names the keys that may sign for it. */
export async function answerIssuer(
  office: BadgeOffice,
  exchange: Exchange,
): Promise<void> {
  await answer(exchange, "application/ld+json", async () =>
    issuerDocument(office.issuer, await office.keys()),
  );
}

/** `GET /badges/keys/:id`: one public key. */
export async function answerKey(
  office: BadgeOffice,
  exchange: Exchange,
  id: string,
): Promise<void> {
  await answer(exchange, "application/ld+json", async () => {
    const key = (await office.keys()).find((one) => one.id === id);
    return key ? keyDocument(office.issuer, key) : null;
  });
}

/** `GET /badges/status/:list`: which badges are revoked, as a signed Bitstring Status List. */
export async function answerStatusList(
  office: BadgeOffice,
  exchange: Exchange,
  list: string,
): Promise<void> {
  await answer(exchange, "application/vc", () => {
    const number = Number(list);
    return number >= 1 && number <= mostLists
      ? office.statusList(number)
      : Promise.resolve(null);
  });
}

/** `GET /certificates/:serial/credential.json`: the badge, for whoever holds the serial number. */
export async function answerCredential(
  office: BadgeOffice,
  exchange: Exchange,
  serial: string,
): Promise<void> {
  await answer(
    exchange,
    "application/vc",
    () => office.credentialOf(serial.toUpperCase()),
    {
      "content-disposition": `inline; filename="badge-${serial}.json"`,
      // Reissued, it is another one at once.
      "cache-control": "no-store",
    },
  );
}

/** In seconds: soon told everywhere, seldom asked for. */
const maxAge = listLifetime / 5;

/** As many as places that a number in the database can count. */
const mostLists = 16_384;

/** What anybody may read, from any page: it names nobody who did not show their serial number. */
async function answer(
  { request, response }: Exchange,
  contentType: string,
  find: () => Promise<object | null>,
  headers: Record<string, string> = {},
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return sendMethodNotAllowed(response, "GET");
  const found = await find();
  if (!found) return sendNotFound(response);
  sendJson(response, 200, found, {
    "content-type": contentType,
    "access-control-allow-origin": "*",
    "cache-control": `public, max-age=${maxAge}`,
    ...headers,
  });
}
