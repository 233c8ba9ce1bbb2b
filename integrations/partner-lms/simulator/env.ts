import { readFileSync } from "node:fs";
import { z } from "zod";
import { simulatedPartner, type SimulatorSettings } from "./settings.ts";

/** Reads the simulator's settings; throws one error that names everything that is wrong. */
export function readSimulatorEnv(
  env: NodeJS.ProcessEnv = process.env,
): Omit<SimulatorSettings, "now" | "random"> {
  const parsed = simulatorEnv.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `  ${issue.path.join(".")}: ${issue.message}`,
    );
    throw new Error(
      `The partner simulator's settings are wrong:\n${faults.join("\n")}`,
    );
  }
  const read = parsed.data;
  return {
    port: read.PARTNER_SIMULATOR_PORT,
    host: read.PARTNER_SIMULATOR_HOST,
    publicUrl: read.PARTNER_SIMULATOR_PUBLIC_URL,
    returnUrl: read.PARTNER_SIMULATOR_RETURN_URL,
    partners: read.PARTNER_SIMULATOR_PARTNERS,
    retryFactor: read.PARTNER_SIMULATOR_RETRY_FACTOR,
    autopilot: {
      studentsPerMinute: read.PARTNER_SIMULATOR_STUDENTS_PER_MINUTE,
      running: read.PARTNER_SIMULATOR_AUTOPILOT === "on",
    },
  };
}

const webAddress = z
  .url({ protocol: /^https?$/ })
  .transform((url) => url.replace(/\/+$/, ""))
  .optional();

const simulatorEnv = z.object({
  PARTNER_SIMULATOR_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(4_100),
  PARTNER_SIMULATOR_HOST: z.string().default("127.0.0.1"),
  PARTNER_SIMULATOR_PUBLIC_URL: webAddress,
  PARTNER_SIMULATOR_RETURN_URL: webAddress,
  /** The schools: JSON, or `@` and the path of a file with it. */
  PARTNER_SIMULATOR_PARTNERS: z
    .string()
    .transform((value, context) => {
      try {
        const text = value.startsWith("@")
          ? readFileSync(value.slice(1), "utf8")
          : value;
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue("is not JSON, nor a readable file of it");
        return z.NEVER;
      }
    })
    .pipe(z.array(simulatedPartner).min(1)),
  PARTNER_SIMULATOR_RETRY_FACTOR: z.coerce.number().min(0).max(1).default(0.01),
  PARTNER_SIMULATOR_AUTOPILOT: z.enum(["on", "off"]).default("on"),
  PARTNER_SIMULATOR_STUDENTS_PER_MINUTE: z.coerce
    .number()
    .min(0)
    .max(100_000)
    .default(20),
});
