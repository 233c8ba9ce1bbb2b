import { z } from "zod";
import { externalId } from "../external-id.ts";
import { webAddress } from "../web-address.ts";

/** Names and values of what a student signs in with. */
const access = z.record(
  z.string().min(1).max(100),
  z
    .string()
    .min(1)
    .max(500)
    .regex(/^[^\0]+$/),
);

/** An account as the partner describes it. */
export const account = z.object({
  id: externalId,
  reference: z.string().nullish(),
  closed: z.boolean().default(false),
  sign_in_url: webAddress.nullish(),
  updated_at: z.iso.datetime({ offset: true }).nullish(),
  courses: z
    .array(
      z.object({
        ref: z.string(),
        status: z.enum(["enrolled", "completed", "withdrawn"]),
        progress: z.number().min(0).max(100).nullish(),
        score: z.number().min(0).max(1_000).nullish(),
        certificate_url: webAddress.nullish(),
      }),
    )
    .max(200)
    .default([]),
});

/** An account as the partner describes it. */
export type Account = z.infer<typeof account>;

/** The answer to `POST /accounts`; `access` is told only by the one that made the account. */
export const createdAccount = account.extend({ access: access.nullish() });

/** The answer to `GET /accounts?reference=`. */
export const accountList = z.object({ data: z.array(account) });

/** The answer to `GET /accounts?cursor=`, each entry yet to be read. */
export const accountPage = z.object({
  data: z.array(z.unknown()).max(1_000),
  next: z.string().min(1).max(2_000).nullish(),
});

/** The answer to `POST /accounts/{id}/access`. */
export const renewedAccess = z.object({ access });

/** Where only the status of the answer counts. */
export const anyReply = z.unknown();
