import { notFound, type Refusal } from "../outcome.ts";
import type { Tx } from "../transaction.ts";

/**
 * Lets whoever holds the token set the first password of a person's login. It has the form of a password reset of
 * better-auth (`reset-password:<token>`), so that setting the first password is an ordinary reset.
 */
export async function issueInvitationToken(
  tx: Tx,
  {
    personId,
    token,
    validDays,
  }: { personId: string; token: string; validDays: number },
  now: Date,
): Promise<{ kind: "issued" } | Refusal> {
  const user = await tx.db.user.findUnique({ where: { personId } });
  if (!user) return notFound("personId", "login");
  await tx.db.authVerification.createMany({
    data: [
      {
        identifier: `reset-password:${token}`,
        value: user.id,
        expiresAt: new Date(now.getTime() + validDays * 86_400_000),
      },
    ],
  });
  return { kind: "issued" };
}
