import type { LtiLaunchModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { beginLaunch, type LaunchDraft } from "./begin-launch.ts";
import {
  limitedOverMs,
  mayBeginAnother,
  type RecentLaunches,
} from "./launch-limit.rules.ts";

export type SettingOut =
  { kind: "begun"; launch: LtiLaunchModel } | { kind: "tooMany" };

/** Begins a launch for somebody who asks to go to a tool, unless they did so too often within the hour. Holds back, until the transaction ends, whatever else they begin. */
export async function setOut(
  tx: Tx,
  draft: LaunchDraft,
  now: Date,
): Promise<SettingOut> {
  await tx.db
    .$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`lti-launches:${draft.personId}`}, 4))::text`;
  const recent = await countRecent(tx, draft.personId, now);
  if (!mayBeginAnother(recent)) return { kind: "tooMany" };
  return { kind: "begun", launch: await beginLaunch(tx, draft, now) };
}

async function countRecent(
  tx: Tx,
  personId: string,
  now: Date,
): Promise<RecentLaunches> {
  const since = { gt: new Date(now.getTime() - limitedOverMs) };
  // A launch ends after it begins: the second condition says nothing new, but has an index.
  const lately = {
    personId,
    kind: { not: "deepLinkAnswer" },
    createdAt: since,
    expiresAt: since,
  };
  const open = await tx.db.ltiLaunch.count({
    where: { ...lately, usedAt: null },
  });
  const begun = await tx.db.ltiLaunch.count({ where: lately });
  return { open, begun };
}
