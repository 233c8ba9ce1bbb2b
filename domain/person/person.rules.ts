import { z } from "zod";

const noControls = (text: string) => !/\p{Cc}/u.test(text);

/** A name as people write theirs: any script, at most 200 characters, no control characters. */
export const nameSchema = z
  .string()
  .trim()
  .min(1, "Please give a name.")
  .max(200, "A name has at most 200 characters.")
  .refine(noControls, "A name cannot hold control characters.");

/** A family name; some people have none. */
export const familyNameSchema = z
  .string()
  .trim()
  .max(200, "A name has at most 200 characters.")
  .refine(noControls, "A name cannot hold control characters.");

/** An e-mail address, trimmed and in lower case, as it is stored and compared. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("This is not an e-mail address, such as ana@example.org."));

/** The name of an IANA time zone that this machine knows. */
export const timeZoneSchema = z
  .string()
  .refine(
    isTimeZone,
    "This is not a time zone's name, such as Europe/Stockholm.",
  );

/** A sentence or two from an admin for the record. */
export const reasonSchema = z
  .string()
  .trim()
  .min(
    3,
    "Please give a reason of at least 3 characters; it is kept with the record.",
  )
  .max(2000, "A reason has at most 2,000 characters.")
  .refine(
    (text) => !text.includes("\0"),
    "A reason cannot hold NUL characters.",
  );

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** How a person is addressed in full. */
export const fullName = ({
  givenName,
  familyName,
}: {
  givenName: string;
  familyName: string;
}) => `${givenName} ${familyName}`.trim();
