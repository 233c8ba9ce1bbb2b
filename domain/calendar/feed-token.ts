import { createHash } from "node:crypto";

/** How the secret word of a calendar's address is kept: whoever reads the database cannot read the calendar. */
export const hashOfFeedToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");
