import type { LtiLaunchModel } from "@throughline/prisma";

/** What a launch is for: a student's step, an admin's choice, or the tool's answer to that choice. */
export type LaunchKind = "resource" | "deepLink" | "deepLinkAnswer";

const minute = 60_000;

/** How long a launch may be taken up. A browser needs seconds; somebody who chooses among a tool's contents, an afternoon. */
export const launchLifeMs: Record<LaunchKind, number> = {
  resource: 5 * minute,
  deepLink: 5 * minute,
  deepLinkAnswer: 4 * 60 * minute,
};

export type LaunchFault = "used" | "expired" | "notYours";

/** Why a launch cannot be taken up by a person now; null where it can. `personId` is null where nobody needs to be signed in. */
export function faultOfLaunch(
  launch: Pick<LtiLaunchModel, "personId" | "usedAt" | "expiresAt">,
  personId: string | null,
  now: Date,
): LaunchFault | null {
  if (personId !== null && launch.personId !== personId) return "notYours";
  if (launch.usedAt) return "used";
  return launch.expiresAt <= now ? "expired" : null;
}
