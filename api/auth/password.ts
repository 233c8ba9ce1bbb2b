import { hash, verify } from "@node-rs/argon2";

/** OWASP's password storage recommendation for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How passwords are kept: argon2id, with the salt and the cost inside the hash. */
export const password = {
  minLength: 10,
  maxLength: 128,
  hash: (plain: string): Promise<string> => hash(plain, cost),
  /** False too for a hash that is none. */
  verify: (given: { hash: string; password: string }): Promise<boolean> =>
    verify(given.hash, given.password).catch(() => false),
};
