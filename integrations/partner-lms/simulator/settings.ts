import { z } from "zod";
import { faultChange } from "./fault.ts";

/** One simulated partner school. */
export const simulatedPartner = z.object({
  /** First part of its addresses: `/{slug}/v1/…`. */
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/),
  name: z.string().min(1),
  /** What it speaks: our REST format unless said; a voucher school has no interface but its pages. */
  kind: z.enum(["rest", "scorm", "account", "voucher"]).optional(),
  /** How many entries it lists at once, however many are asked for; 500 unless said. */
  pageLimit: z.number().int().min(1).optional(),
  apiKey: z.string().min(1),
  /** `whsec_` and the base64 of at least 24 bytes; a password for postbacks at a SCORM school. */
  webhookSecret: z.string().min(1),
  webhookUrl: z.url({ protocol: /^https?$/ }),
  courses: z.array(z.object({ ref: z.string().min(1), title: z.string() })),
  faults: faultChange.optional(),
});

/** One simulated partner school. */
export type SimulatedPartner = z.infer<typeof simulatedPartner>;

/** Everything that starts a simulator. */
export interface SimulatorSettings {
  /** 0 takes any free one. */
  port: number;
  /** 127.0.0.1 unless said. */
  host?: string;
  /** How a student's browser reaches the simulator; its own address unless said. */
  publicUrl?: string;
  /** Where the launch page's "back to my course" leads; no such link unless said. */
  returnUrl?: string;
  partners: SimulatedPartner[];
  now: () => Date;
  /** From 0 to below 1, as `Math.random`. */
  random: () => number;
  /** How much of the real waiting time webhook retries take; 0.01 unless said. */
  retryFactor?: number;
  /** Students that move by themselves from the start; none unless said. */
  autopilot?: { studentsPerMinute: number; running: boolean };
}
