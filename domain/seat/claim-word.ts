import { createHash } from "node:crypto";

/** What the database keeps of the word in a claim link; the word itself is in the letter alone. */
export const hashOfClaim = (word: string): string =>
  createHash("sha256").update(word).digest("hex");
