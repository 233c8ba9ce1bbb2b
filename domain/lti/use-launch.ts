import type { LtiLaunchModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { faultOfLaunch, type LaunchFault } from "./launch.rules.ts";

export type LaunchUse =
  { kind: "begun"; launch: LtiLaunchModel } | { kind: "unknown" | LaunchFault };

/**
 * Takes a launch up: only by the person who began it (null where a signature says who speaks), once, in its time. Of two requests
 * at the same time, one is let through.
 */
export async function useLaunch(
  tx: Tx,
  { id, personId }: { id: string; personId: string | null },
  now: Date,
): Promise<LaunchUse> {
  await tx.db.$queryRaw`SELECT id FROM "LtiLaunch" WHERE id = ${id} FOR UPDATE`;
  const launch = await tx.db.ltiLaunch.findUnique({ where: { id } });
  if (!launch) return { kind: "unknown" };
  const fault = faultOfLaunch(launch, personId, now);
  if (fault) return { kind: fault };
  const used = await tx.db.ltiLaunch.update({
    where: { id },
    data: { usedAt: now },
  });
  return { kind: "begun", launch: used };
}
