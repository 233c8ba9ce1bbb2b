import { z } from "zod";

/** A REST partner needs nothing besides its address and key. */
export const restSettings = z.strictObject({});
