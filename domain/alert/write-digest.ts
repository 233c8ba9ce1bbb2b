import { planSend } from "../message/plan-send.ts";
import type { Tx } from "../transaction.ts";
import { groupAlerts } from "./digest.rules.ts";
import { staffRoles } from "./staff-roles.ts";

/** More than these are counted, not told. */
const atMost = 2_000;

/**
 * Plans the digest of a day (`2026-11-21`): what was raised since the last one, to each of the staff who wants it, once a
 * day. Nothing is sent where nothing happened; what is raised after the day's digest waits for the next one.
 */
export async function writeDigest(
  tx: Tx,
  { day }: { day: string },
  now: Date,
): Promise<{ kind: "planned"; people: number } | { kind: "nothing" }> {
  const staff = await tx.db.user.findMany({
    where: { role: { in: staffRoles } },
    select: { personId: true, digestOffAt: true },
    orderBy: { personId: "asc" },
  });
  const reader = await tx.db.$queryRaw<unknown[]>`
    SELECT 1 FROM "LogReader" WHERE name = 'alerts' FOR UPDATE`;
  if (reader.length === 0) return { kind: "nothing" };
  if (await wasWritten(tx, staff, day)) return { kind: "nothing" };

  const alerts = await tx.db.staffAlert.findMany({
    where: { digestedAt: null },
    orderBy: { raisedAt: "desc" },
    take: atMost,
  });
  if (alerts.length === 0) return { kind: "nothing" };
  const count = await tx.db.staffAlert.count({ where: { digestedAt: null } });
  const partners = await tx.db.partner.findMany({
    select: { id: true, name: true },
  });
  const nameOf = new Map(partners.map(({ id, name }) => [id, name]));
  const groups = groupAlerts(
    alerts.map(({ kind, title, body, href, partnerId }) => ({
      kind,
      title,
      body,
      href,
      partnerName: nameOf.get(partnerId ?? "") ?? "",
    })),
  );
  let people = 0;
  for (const { personId, digestOffAt } of staff) {
    if (digestOffAt) continue;
    const planned = await planSend(
      tx,
      {
        personId,
        purpose: "staffDigest",
        occurrence: day,
        payload: { day, count, groups: asJson(groups) },
      },
      now,
    );
    if (planned.kind === "planned") people += 1;
  }
  await tx.db.staffAlert.updateMany({
    where: { digestedAt: null },
    data: { digestedAt: now },
  });
  return { kind: "planned", people };
}

/** Whether anybody was sent this day's digest: then nobody is sent a second one. */
async function wasWritten(
  tx: Tx,
  staff: { personId: string }[],
  day: string,
): Promise<boolean> {
  const keys = staff.map(({ personId }) => `${personId}:staffDigest:${day}`);
  const found = await tx.db.sendIntent.findFirst({
    where: { dedupeKey: { in: keys } },
    select: { id: true },
  });
  return found !== null;
}

const asJson = (groups: ReturnType<typeof groupAlerts>) =>
  groups.map((group) => ({
    ...group,
    lines: group.lines.map((line) => ({ ...line })),
  }));
