import { z } from "zod";

/** A partner's id that is safe as one segment of a path and in a database column. */
export const externalId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]+$/u)
  .refine((id) => id !== "." && id !== "..");
