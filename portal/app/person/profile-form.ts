import { z } from "zod";
import { en } from "../messages/en.ts";

/** The fields of the profile as the form sends them; what is empty comes as undefined. The api holds the same limits. */
export const profileSchema = z.object({
  givenName: z
    .string(en["profile.nameMissing"])
    .trim()
    .min(1, en["profile.nameMissing"])
    .max(200, en["profile.nameTooLong"]),
  familyName: z.string().trim().max(200, en["profile.nameTooLong"]).optional(),
  phone: z.string().trim().max(40, en["profile.phoneTooLong"]).optional(),
  timeZone: z
    .string(en["profile.timeZoneUnknown"])
    .trim()
    .refine(isTimeZone, en["profile.timeZoneUnknown"]),
});

export type Profile = z.infer<typeof profileSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
