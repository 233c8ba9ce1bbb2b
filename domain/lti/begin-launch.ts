import type { LtiLaunchModel } from "@throughline/prisma";
import type { Tx } from "../transaction.ts";
import { launchLifeMs } from "./launch.rules.ts";

export type LaunchDraft = {
  /** Random, and told to the tool. */
  id: string;
  partnerId: string;
  /** Whose launch it is: nobody else can take it up. */
  personId: string;
} & (
  | { kind: "resource"; partnerEnrollmentId: string }
  | { kind: "deepLink" | "deepLinkAnswer"; courseStepId: string }
);

/** Writes down that somebody sets out for a tool, so that the tool's request can be matched with it, once. */
export function beginLaunch(
  tx: Tx,
  draft: LaunchDraft,
  now: Date,
): Promise<LtiLaunchModel> {
  const expiresAt = new Date(now.getTime() + launchLifeMs[draft.kind]);
  return tx.db.ltiLaunch.create({
    data: { ...draft, createdAt: now, expiresAt },
  });
}
