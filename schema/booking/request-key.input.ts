import { z } from "zod";

/** A word of the browser's own by which a repeated click is known. */
export const requestKeySchema = z
  .string()
  .regex(
    /^[\w-]{8,100}$/,
    "A request key has 8 to 100 letters, digits, hyphens or underscores, such as a UUID.",
  );
