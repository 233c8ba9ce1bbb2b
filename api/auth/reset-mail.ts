import { randomUUID } from "node:crypto";
import type { Mailer } from "@throughline/integrations/mail/client";
import { passwordReset } from "@throughline/integrations/mail/template/password-reset";
import type { Logger } from "../log.ts";

export interface ResetMailOptions {
  mailer: Pick<Mailer, "send">;
  schoolName: string;
  portalUrl: string;
  adminUrl: string;
  log: Logger;
}

export const resetExpiresInMinutes = 60;

/**
 * Mails the link that lets somebody choose a new password: to the admin app where that asked for it, else to the portal.
 * `resetUrl` is better-auth's own link, which names the page that asked. A mail that could not be sent is logged only.
 */
export async function sendResetMail(
  { mailer, schoolName, portalUrl, adminUrl, log }: ResetMailOptions,
  { to, token, resetUrl }: { to: string; token: string; resetUrl: string },
): Promise<void> {
  const asked = new URL(resetUrl).searchParams.get("callbackURL") ?? "";
  const app =
    URL.canParse(asked) && new URL(asked).origin === adminUrl
      ? adminUrl
      : portalUrl;
  const link = new URL("/reset-password", app);
  link.searchParams.set("token", token);
  const mail = await passwordReset({
    schoolName,
    link: link.href,
    expiresInMinutes: resetExpiresInMinutes,
  });
  const messageId = `<reset-${randomUUID()}@${new URL(portalUrl).hostname}>`;
  const outcome = await mailer.send({ to, ...mail, messageId });
  if (outcome.kind !== "sent")
    log.warn({ outcome }, "the mail with a reset link was not sent");
}
