import { z } from "zod";
import { webAddress } from "../web-address.ts";

/** What a SCORM Cloud application needs besides its secret key, which is the connection's API key. */
export const scormSettings = z.strictObject({
  /** The application's id. */
  appId: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^:\p{Cc}]+$/u, {
      error:
        "is not an application id: it holds a colon or a control character",
    }),
  /** Where the results of each registration are posted; results come by reconciliation alone where it is left out. */
  postbackUrl: webAddress.optional(),
});

/** What a SCORM Cloud application needs besides its secret key. */
export type ScormSettings = z.infer<typeof scormSettings>;
