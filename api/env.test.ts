import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const right = {
  DATABASE_URL: "postgresql://throughline_api:x@127.0.0.1/school",
  AUTH_DATABASE_URL: "postgresql://throughline_auth:x@127.0.0.1/school",
  AUTH_SECRET: "x".repeat(32),
  ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
  PORTAL_URL: "https://learn.school.example/",
  ADMIN_URL: "https://admin.school.example",
  API_URL: "https://api.school.example",
  SMTP_URL: "smtps://me:p%40ss@mail.school.example",
};

test("what is right is read, with defaults for the rest", () => {
  expect(readEnv({ ...right, REDIS_URL: "" })).toMatchObject({
    port: 4000,
    host: "127.0.0.1",
    portalUrl: "https://learn.school.example",
    smtp: {
      host: "mail.school.example",
      port: 465,
      user: "me",
      password: "p@ss",
    },
    redisUrl: undefined,
    authRateLimitMax: 10,
    mailFrom: "Throughline <no-reply@localhost>",
  });
});

test("all that is wrong is named at once, each with its mend", () => {
  const wrong = {
    ...right,
    AUTH_SECRET: undefined,
    PORT: "http",
    ENCRYPTION_KEY: "short",
    SMTP_URL: "mail",
  };
  const attempt = () => readEnv(wrong);
  expect(attempt).toThrow(/AUTH_SECRET is missing: set it to at least 32/);
  expect(attempt).toThrow(
    /PORT is wrong: set it to a whole number from 0 to 65535/,
  );
  expect(attempt).toThrow(/ENCRYPTION_KEY is wrong: set it to 32 random bytes/);
  expect(attempt).toThrow(/SMTP_URL is wrong: set it to smtp:/);
});

test("Stripe needs its webhook secret beside its key, and no key sells nothing", () => {
  expect(readEnv({ ...right, STRIPE_SECRET_KEY: "" })).toMatchObject({
    stripe: null,
    stripeWebhookSecrets: [],
  });
  const withKey = { ...right, STRIPE_SECRET_KEY: "sk_test_key" };
  expect(() => readEnv(withKey)).toThrow(/STRIPE_WEBHOOK_SECRET is missing/);
  const more = {
    ...withKey,
    STRIPE_WEBHOOK_SECRET: "whsec_new",
    STRIPE_WEBHOOK_SECRET_PREVIOUS: "whsec_old",
  };
  expect(readEnv(more)).toMatchObject({
    stripe: { secretKey: "sk_test_key", apiBase: null },
    stripeWebhookSecrets: ["whsec_new", "whsec_old"],
  });
});

test.each([
  ["STRIPE_SECRET_KEY", "pk_test_key"],
  ["STRIPE_API_BASE", "stripe.example"],
  ["STRIPE_API_BASE", "http://stripe.example/v1"],
  ["STRIPE_WEBHOOK_SECRET", "secret"],
])("%s=%s is refused by name", (name, value) => {
  expect(() => readEnv({ ...right, [name]: value })).toThrow(`${name} must be`);
});
