import { pino, type Logger } from "pino";

export type { Logger };

/** The api's log: one JSON line for each entry on standard output, never with a credential in it. */
export function openLog(level: string): Logger {
  return pino({ name: "api", level, redact: { paths: secrets } });
}

const names = [
  "cookie",
  "authorization",
  "password",
  "newPassword",
  "token",
  "secret",
  "secrets",
  "apiKey",
];
const secrets = [
  ...names,
  ...names.map((name) => `*.${name}`),
  ...names.map((name) => `*.*.${name}`),
  '*["set-cookie"]',
  '*["webhook-signature"]',
];
