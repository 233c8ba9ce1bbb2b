import type { Database } from "@throughline/prisma";
import type { Mailer } from "@throughline/integrations/mail/client";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { isAPIError } from "better-auth/api";
import type { ApiEnv } from "../env.ts";
import type { Logger } from "../log.ts";
import { limitByEmail } from "./limit-by-email.ts";
import { password } from "./password.ts";
import { resetExpiresInMinutes, sendResetMail } from "./reset-mail.ts";
import {
  withdrawAfterChange,
  withdrawResetLinks,
} from "./withdraw-reset-links.ts";

export interface AuthOptions {
  env: ApiEnv;
  /** As throughline_auth. */
  database: Database;
  mailer: Pick<Mailer, "send">;
  trustedOrigins: string[];
  now: () => Date;
  log: Logger;
  /** Takes over what an answer need not wait for, so that its time tells nothing. */
  inBackground: (work: Promise<unknown>) => void;
}

export type Auth = ReturnType<typeof openAuth>;

const day = 24 * 60 * 60;

/**
 * Signing in: by e-mail and password, for people who were given a login; there is no public sign-up. An invitation is a
 * reset token that the workers make: the first password makes the credential, and proves the address.
 */
export function openAuth(options: AuthOptions) {
  const { env, database, log, trustedOrigins } = options;
  const max = env.authRateLimitMax;
  const perMinute = { window: 60, max };
  const mailOptions = { ...options, ...env, log };

  const auth = betterAuth({
    appName: env.schoolName,
    baseURL: env.apiUrl,
    basePath: "/api/auth",
    secret: env.authSecret,
    trustedOrigins,
    telemetry: { enabled: false },
    database: prismaAdapter(database, { provider: "postgresql" }),
    user: {
      modelName: "user",
      additionalFields: {
        personId: { type: "string", required: true, input: false },
        role: { type: "string", required: false, input: false },
      },
    },
    session: {
      modelName: "authSession",
      expiresIn: 30 * day,
      updateAge: day,
    },
    account: { modelName: "authAccount" },
    verification: { modelName: "authVerification" },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: password.minLength,
      maxPasswordLength: password.maxLength,
      password: { hash: password.hash, verify: password.verify },
      resetPasswordTokenExpiresIn: resetExpiresInMinutes * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url, token }) =>
        sendResetMail(mailOptions, { to: user.email, token, resetUrl: url }),
      onPasswordReset: ({ user }) => settleReset(user.id),
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "authRateLimit",
      window: 60,
      max: max * 10,
      customRules: {
        "/sign-in/email": perMinute,
        "/request-password-reset": perMinute,
        "/reset-password": perMinute,
        "/change-password": perMinute,
        // Asked with every page, and costs a reading only.
        "/get-session": false,
      },
    },
    hooks: {
      before: limitByEmail(max, options.now),
      after: withdrawAfterChange,
    },
    advanced: {
      cookiePrefix: "throughline",
      useSecureCookies: env.portalUrl.startsWith("https:"),
      // Said outright, because some environments would turn them off by themselves.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      database: { generateId: false },
      ipAddress: { ipAddressHeaders: ["x-client-address"] },
      backgroundTasks: { handler: options.inBackground },
    },
    onAPIError: {
      onError: (error) => {
        if (isAPIError(error)) log.debug({ part: "auth" }, error.message);
        else log.error(error, "signing in failed");
      },
    },
    logger: {
      level: "warn",
      log: (level, message) => log[level]({ part: "auth" }, message),
    },
  });

  async function settleReset(userId: string): Promise<void> {
    const { adapter, internalAdapter } = await auth.$context;
    await withdrawResetLinks(adapter, userId);
    // Whoever followed the link reads the address's mail.
    await internalAdapter.updateUser(userId, { emailVerified: true });
  }
  return auth;
}
