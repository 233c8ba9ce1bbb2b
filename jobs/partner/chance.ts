import type { Desk } from "../desk.ts";

/** A number from 0 to below 1, from the desk's randomness. */
export const chance = ({ randomBytes }: Pick<Desk, "randomBytes">): number =>
  Buffer.from(randomBytes(4)).readUInt32BE() / 2 ** 32;
