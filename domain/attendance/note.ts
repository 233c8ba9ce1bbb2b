import { z } from "zod";

/** A few words beside a mark, such as why somebody was excused; nothing where it is left empty. */
export const noteSchema = z
  .string()
  .trim()
  .max(500, "A note has at most 500 characters.")
  .refine((text) => !text.includes("\0"), "A note cannot hold NUL characters.")
  .nullish()
  .transform((text) => text || null);
