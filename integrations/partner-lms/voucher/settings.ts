import { z } from "zod";

/** A partner without an interface needs nothing but the address where codes are redeemed. */
export const voucherSettings = z.strictObject({});
