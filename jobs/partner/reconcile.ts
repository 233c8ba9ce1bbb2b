import { askForTurns } from "@throughline/domain/partner/ask-for-turns";
import { beginReconciliation } from "@throughline/domain/partner/begin-reconciliation";
import { comparePage } from "@throughline/domain/partner/compare-page";
import { finishReconciliation } from "@throughline/domain/partner/finish-reconciliation";
import { pauseReconciliation } from "@throughline/domain/partner/pause-reconciliation";
import { repairFromReport } from "@throughline/domain/partner/repair-from-report";
import { resumeAfter, turnPage } from "@throughline/domain/partner/turn-page";
import {
  theSystem,
  transact,
  type Actor,
} from "@throughline/domain/transaction";
import type {
  PartnerAdapter,
  ProgressOutcome,
  Unavailable,
} from "@throughline/integrations/partner-lms/contract";
import type { Prisma } from "@throughline/prisma";
import type { Desk } from "../desk.ts";
import { done, type JobOutcome } from "../queue/outcome.ts";
import { reportCall } from "./call.ts";

/** Begins a comparison with every partner that can be asked for its enrolments. */
export async function reconcilePartners(desk: Desk): Promise<JobOutcome> {
  const { store, now } = desk;
  const connected = await store.database.partnerConnection.findMany({
    select: { partnerId: true },
  });
  for (const { partnerId } of connected) {
    const adapter = await desk.partnerAdapter(partnerId);
    if (!adapter?.capabilities().reportsProgress) continue;
    await transact(store, { actor: theSystem }, (tx) =>
      beginReconciliation(tx, { partnerId, whole: false }, now()),
    );
  }
  return done;
}

const pagesAtOnce = 20;
const handSeconds = 120;
const pauseSeconds = 60;

const withPartner = { partner: true } satisfies Prisma.ReconciliationInclude;
type Comparison = Prisma.ReconciliationGetPayload<{
  include: typeof withPartner;
}>;

/**
 * Goes on with the comparison with a partner that is under way, page by page from its cursor on, as far as the circuit and the calls
 * per minute let it; the rest is lined up when it may go on.
 */
export async function reconcilePartner(
  desk: Desk,
  { partnerId }: { partnerId: string },
): Promise<JobOutcome> {
  const { database } = desk.store;
  for (let page = 0; page < pagesAtOnce; page += 1) {
    const comparison = await database.reconciliation.findFirst({
      where: { partnerId, finishedAt: null },
      include: withPartner,
    });
    if (!comparison) return done;
    const adapter = await desk.partnerAdapter(partnerId);
    if (!adapter?.capabilities().reportsProgress)
      await finish(desk, comparison, "This partner cannot be asked.");
    else if (!(await compareNextPage(desk, comparison, adapter))) return done;
  }
  return done;
}

/** False where the comparison has to wait. */
async function compareNextPage(
  desk: Desk,
  comparison: Comparison,
  adapter: PartnerAdapter,
): Promise<boolean> {
  const { partnerId, cursor, since } = comparison;
  const askedAt = desk.now();
  const asked = await transact(desk.store, { actor: theSystem }, async (tx) => {
    const turns = await askForTurns(
      tx,
      { partnerId, asker: "comparison" },
      askedAt,
    );
    const earliest =
      turns.kind === "go"
        ? after(askedAt, handSeconds)
        : latest(turns.until, after(askedAt, turns.isDown ? pauseSeconds : 1));
    await resumeAfter(tx, {
      reconciliationId: comparison.id,
      resumeAt: earliest,
    });
    return turns;
  });
  if (asked.kind === "wait") return false;
  const answer = await adapter.fetchProgress(cursor, since ?? undefined);
  await reportCall(desk, partnerId, answer, askedAt);
  return take(desk, comparison, answer, askedAt);
}

async function take(
  desk: Desk,
  comparison: Comparison,
  answer: ProgressOutcome,
  askedAt: Date,
): Promise<boolean> {
  switch (answer.kind) {
    case "page":
      await takePage(desk, comparison, answer, askedAt);
      return true;
    case "unsupported":
      await finish(desk, comparison, "This partner cannot be asked.");
      return true;
    case "refused":
      await finish(desk, comparison, answer.reason);
      return true;
    case "unavailable":
      return pause(desk, comparison, answer);
  }
}

async function takePage(
  desk: Desk,
  comparison: Comparison,
  { enrolments, next }: Extract<ProgressOutcome, { kind: "page" }>,
  askedAt: Date,
): Promise<void> {
  const { store, now } = desk;
  const { id: reconciliationId, partnerId, partner } = comparison;
  const actor: Actor = { kind: "PARTNER", id: partner.id, name: partner.name };
  const { repairs, drifted } = await transact(store, { actor }, (tx) =>
    comparePage(tx, { partnerId, reported: enrolments, askedAt }, now()),
  );
  let repaired = 0;
  for (const repair of repairs)
    repaired += await transact(store, { actor }, (tx) =>
      repairFromReport(tx, { reconciliationId, repair }, now()),
    );
  await transact(store, { actor: theSystem }, (tx) =>
    turnPage(tx, {
      reconciliationId,
      cursor: next,
      compared: enrolments.length,
      repaired,
      drifted,
    }),
  );
  if (next === null) await finish(desk, comparison, null);
}

async function pause(
  desk: Desk,
  { id: reconciliationId }: Comparison,
  { cause: trouble, reason, retryAfterSeconds }: Unavailable,
): Promise<boolean> {
  const call = { trouble, reason, retryAfterSeconds };
  const { kind } = await transact(desk.store, { actor: theSystem }, (tx) =>
    pauseReconciliation(tx, { reconciliationId, ...call }, desk.now()),
  );
  return kind === "givenUp";
}

const finish = (desk: Desk, { id }: Comparison, error: string | null) =>
  transact(desk.store, { actor: theSystem }, (tx) =>
    finishReconciliation(tx, { reconciliationId: id, error }, desk.now()),
  );

const after = (time: Date, seconds: number) =>
  new Date(time.getTime() + seconds * 1000);
const latest = (one: Date, other: Date) => (one > other ? one : other);
