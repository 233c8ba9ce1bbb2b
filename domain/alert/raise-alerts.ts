import { z } from "zod";
import { recordEvent } from "../event/record.ts";
import type { EventType } from "../event/event.types.ts";
import { fullName } from "../person/person.rules.ts";
import type { Tx } from "../transaction.ts";
import { alertOf, writeAlert, type AlertFact } from "./alert.rules.ts";

/** What is older than this when it is read is no news. */
const newsDays = 7;

/**
 * Reads the event log on from where the last reading ended and raises an alert for each fact that the staff should hear of,
 * once (`staff_alert_once`), however often and in how many workers this runs. Returns how many were raised.
 */
export async function raiseAlerts(tx: Tx, now: Date): Promise<number> {
  const [reader] = await tx.db.$queryRaw<{ seen: string }[]>`
    SELECT seen FROM "LogReader" WHERE name = 'alerts' FOR UPDATE SKIP LOCKED`;
  if (!reader) return 0;
  const { seen } = reader;
  const reading = await snapshotNow(tx);
  const facts = await readFacts(tx, { seen, reading }, now);
  const { count } = await tx.db.staffAlert.createMany({
    data: facts.map((fact) => ({
      ...writeAlert(fact),
      raisedAt: fact.occurredAt,
    })),
    skipDuplicates: true,
  });
  await tx.db.logReader.update({
    where: { name: "alerts" },
    data: { seen: reading, readAt: now },
  });
  if (count > 0)
    recordEvent(tx, {
      type: "alert.raised",
      occurredAt: now,
      payload: { count },
    });
  return count;
}

/** Taken after the lock, so that nothing which the former reader saw is read again. */
async function snapshotNow(tx: Tx): Promise<string> {
  const [row] = await tx.db.$queryRaw<{ now: string }[]>`
    SELECT pg_current_snapshot()::text AS now`;
  if (!row) throw new Error("PostgreSQL gave no snapshot");
  return row.now;
}

interface Row {
  id: bigint;
  type: EventType;
  occurredAt: Date;
  reason: string | null;
  personId: string | null;
  enrollmentId: string | null;
  enrollmentStepId: string | null;
  inboundMessageId: string | null;
  payload: unknown;
}

const types = Object.keys(alertOf);

async function readFacts(
  tx: Tx,
  { seen, reading }: { seen: string; reading: string },
  now: Date,
): Promise<AlertFact[]> {
  const since = new Date(now.getTime() - newsDays * 86_400_000);
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT id, type, "occurredAt", reason, "personId", "enrollmentId", "enrollmentStepId", "inboundMessageId", payload
    FROM "DomainEvent"
    WHERE "transactionId" >= pg_snapshot_xmin(${seen}::pg_snapshot)
      AND NOT pg_visible_in_snapshot("transactionId", ${seen}::pg_snapshot)
      AND pg_visible_in_snapshot("transactionId", ${reading}::pg_snapshot)
      AND type = ANY (${types}) AND "occurredAt" > ${since}
    ORDER BY id`;
  return rows.length === 0 ? [] : withNames(tx, rows);
}

const concerned = z
  .object({
    partnerId: z.uuid().nullish().catch(null),
    /** Of a message that was set aside. */
    source: z.string().nullish().catch(null),
    driftId: z.uuid().nullish().catch(null),
    deliveryId: z.uuid().nullish().catch(null),
    orderId: z.uuid().nullish().catch(null),
    orderNumber: z.int().nullish().catch(null),
    courseStepId: z.uuid().nullish().catch(null),
    label: z.string().nullish().catch(null),
    title: z.string().nullish().catch(null),
  })
  .catch({});

/** Reads the people, steps, messages and partners of all facts, each table in one go. */
async function withNames(tx: Tx, rows: Row[]): Promise<AlertFact[]> {
  const { db } = tx;
  const idsOf = (key: "personId" | "enrollmentStepId" | "inboundMessageId") => [
    ...new Set(rows.flatMap((row) => row[key] ?? [])),
  ];
  const steps = await db.enrollmentStep.findMany({
    where: { id: { in: idsOf("enrollmentStepId") } },
    select: {
      id: true,
      label: true,
      title: true,
      partnerId: true,
      enrollment: { select: { personId: true } },
    },
  });
  const stepOf = new Map(steps.map((step) => [step.id, step]));
  const messages = await db.inboundMessage.findMany({
    where: { id: { in: idsOf("inboundMessageId") } },
    select: { id: true, partnerId: true },
  });
  const messageOf = new Map(messages.map((message) => [message.id, message]));
  const partners = await db.partner.findMany({
    select: { id: true, name: true },
  });
  const partnerNameOf = new Map(partners.map(({ id, name }) => [id, name]));
  const people = await db.person.findMany({
    where: {
      id: {
        in: [
          ...idsOf("personId"),
          ...steps.map(({ enrollment }) => enrollment.personId),
        ],
      },
    },
    select: { id: true, givenName: true, familyName: true },
  });
  const nameOf = new Map(people.map((person) => [person.id, fullName(person)]));

  return rows.flatMap((row): AlertFact[] => {
    const kind = alertOf[row.type];
    if (!kind) return [];
    const step = stepOf.get(row.enrollmentStepId ?? "");
    const said = concerned.parse(row.payload);
    const seats = kind === "seatsShort" ? courseStepIn(said) : null;
    const partnerId =
      said.partnerId ??
      step?.partnerId ??
      messageOf.get(row.inboundMessageId ?? "")?.partnerId ??
      null;
    return [
      {
        kind,
        eventId: row.id,
        occurredAt: row.occurredAt,
        reason: row.reason,
        enrollmentId: row.enrollmentId,
        enrollmentStepId: row.enrollmentStepId,
        inboundMessageId:
          kind === "messageQuarantined" ? row.inboundMessageId : null,
        subjectId:
          said.driftId ?? said.deliveryId ?? seats?.id ?? said.orderId ?? null,
        partnerId,
        personName:
          nameOf.get(row.personId ?? step?.enrollment.personId ?? "") ?? null,
        partnerName:
          partnerNameOf.get(partnerId ?? "") ??
          (said.source === "stripe" ? "Stripe" : null),
        stepName: nameOfStep(step ?? seats),
        orderNumber: said.orderNumber ?? null,
      },
    ];
  });
}

/** A fact about a step of a course, and not about one student's, says itself which. */
const courseStepIn = (said: z.infer<typeof concerned>) =>
  said.courseStepId
    ? { id: said.courseStepId, label: said.label, title: said.title }
    : null;

const nameOfStep = (
  step: { label?: string | null; title?: string | null } | null | undefined,
) => (step ? `${step.label ?? ""} ${step.title ?? ""}`.trim() : null);
