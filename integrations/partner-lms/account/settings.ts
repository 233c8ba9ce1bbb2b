import { z } from "zod";
import { webAddress } from "../web-address.ts";

const courseRef = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]+$/u);

/** What a partner that makes accounts needs besides its address and key. */
export const accountSettings = z.strictObject({
  /** Every account is enrolled in all of these, besides the step's own course. */
  requiredCourses: z.array(courseRef).max(50).default([]),
  /** Where students sign in with their access details; the address that the partner gives, where left out. */
  signInUrl: webAddress.optional(),
});

/** What a partner that makes accounts needs besides its address and key. */
export type AccountSettings = z.infer<typeof accountSettings>;
