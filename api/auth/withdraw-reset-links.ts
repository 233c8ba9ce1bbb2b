import type { DBAdapter } from "better-auth";
import { createAuthMiddleware, isAPIError } from "better-auth/api";

/** Where the links that were mailed are kept. */
export type ResetLinks = Pick<DBAdapter, "deleteMany">;

/**
 * Makes every link worthless that was mailed to a login, invitations among them: once the password was chosen anew, who finds an
 * old mail must not choose it again.
 */
export async function withdrawResetLinks(
  links: ResetLinks,
  userId: string,
): Promise<void> {
  await links.deleteMany({
    model: "verification",
    where: [
      { field: "value", value: userId },
      {
        field: "identifier",
        operator: "starts_with",
        value: "reset-password:",
      },
    ],
  });
}

/** Does so after a change of password, of which better-auth tells in no other way. */
export const withdrawAfterChange = createAuthMiddleware(
  async ({ path, context }) => {
    const { returned, session, adapter } = context;
    if (path !== "/change-password" || isAPIError(returned) || !session) return;
    await withdrawResetLinks(adapter, session.user.id);
  },
);
