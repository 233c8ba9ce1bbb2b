import { createHash } from "node:crypto";
import { recordEvent } from "../event/record.ts";
import { orderingKeyOf } from "../inbox/ordering-key.ts";
import { receive, type VerifiedMessage } from "../inbox/receive.ts";
import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

/** A row of a partner's file: a message, or a fault with its column. Rows count from 1, the heading apart. */
export type EvidenceRow =
  | { row: number; kind: "parsed"; dedupeId: string; rawBody: string }
  | { row: number; kind: "faulty"; field: string; reason: string };

export interface Evidence {
  partnerId: string;
  /** The file's name. */
  name: string;
  body: Uint8Array;
  rows: readonly EvidenceRow[];
}

export interface EvidenceTaken {
  kind: "taken";
  evidenceFileId: string;
  /** The file was here before, so nothing changed. */
  isRepeated: boolean;
  /** How many rows were messages that are new to us. */
  accepted: number;
  /** How many said what is known already. */
  repeated: number;
  faulty: Extract<EvidenceRow, { kind: "faulty" }>[];
}

/**
 * Keeps a file by which a partner proved what it says, and takes each of its rows as a message of the partner. The same file
 * again changes nothing; the same row in another file is the same message.
 */
export async function takeInEvidence(
  tx: Tx,
  { partnerId, name, body, rows }: Evidence,
  now: Date,
): Promise<EvidenceTaken | Refusal> {
  const partner = await tx.db.partner.findUnique({ where: { id: partnerId } });
  if (!partner) return notFound("partnerId", "partner");
  const faulty = rows.filter((row) => row.kind === "faulty");
  const parsed = rows.filter((row) => row.kind === "parsed");

  const sha256 = createHash("sha256").update(body).digest("hex");
  const file = { partnerId, name, sha256, body: Uint8Array.from(body) };
  const id = await store(tx, file, now);
  if (id === null) {
    const known = await tx.db.evidenceFile.findUniqueOrThrow({
      where: { partnerId_sha256: { partnerId, sha256 } },
      select: { id: true },
    });
    return {
      kind: "taken",
      evidenceFileId: known.id,
      isRepeated: true,
      accepted: 0,
      repeated: parsed.length,
      faulty,
    };
  }
  const messages = parsed.map((row) => messageOf(partner, row, now));
  const received = await receive(tx, onceEach(messages), now);
  const accepted = received.filter((one) => one === "accepted").length;
  recordEvent(tx, {
    type: "partner.evidenceReceived",
    occurredAt: now,
    payload: {
      partnerId,
      evidenceFileId: id,
      name,
      sha256,
      accepted,
      faulty: faulty.length,
    },
  });
  return {
    kind: "taken",
    evidenceFileId: id,
    isRepeated: false,
    accepted,
    repeated: parsed.length - accepted,
    faulty,
  };
}

interface NewFile {
  partnerId: string;
  name: string;
  sha256: string;
  body: Uint8Array<ArrayBuffer>;
}

/** Null where the file is here already, also when it is sent twice at the same time. */
async function store(tx: Tx, file: NewFile, now: Date): Promise<string | null> {
  const [stored] = await tx.db.evidenceFile.createManyAndReturn({
    data: [
      {
        ...file,
        uploadedById: tx.actor.kind === "PERSON" ? tx.actor.id : null,
        uploadedByName: tx.actor.name,
        uploadedAt: now,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  return stored?.id ?? null;
}

function messageOf(
  { id: partnerId, slug }: { id: string; slug: string },
  { dedupeId, rawBody }: Extract<EvidenceRow, { kind: "parsed" }>,
  now: Date,
): VerifiedMessage {
  const { type, data } = JSON.parse(rawBody) as {
    type: string;
    data: { enrollment_id?: string; reference?: string };
  };
  return {
    source: `partners/${slug}`,
    partnerId,
    externalId: dedupeId,
    type,
    orderingKey: orderingKeyOf(
      partnerId,
      data.enrollment_id ?? data.reference ?? dedupeId,
    ),
    rawBody,
    sentAt: now,
  };
}

const onceEach = (messages: VerifiedMessage[]): VerifiedMessage[] => [
  ...new Map(messages.map((message) => [message.externalId, message])).values(),
];
