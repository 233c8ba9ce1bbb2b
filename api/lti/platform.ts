import { randomBytes } from "node:crypto";
import type { VerifiedMessage } from "@throughline/domain/inbox/receive";
import { guardedFetch } from "@throughline/integrations/partner-lms/guarded-fetch";
import {
  openToolKeys,
  type ToolKeys,
} from "@throughline/integrations/partner-lms/lti/tool-keys";
import type { LtiEndpoints } from "@throughline/schema/context";
import type { Services } from "../context.ts";
import type { ApiEnv } from "../env.ts";
import type { Gatherer } from "../webhooks/gather.ts";
import { ltiEndpoints } from "./endpoints.ts";

/** What the endpoints for LTI tools work with. */
export interface LtiPlatform extends Pick<
  Services,
  "store" | "systemDb" | "encryptionKey" | "now"
> {
  endpoints: LtiEndpoints;
  /** Where students and where staff are signed in. */
  portalUrl: string;
  adminUrl: string;
  schoolName: string;
  toolKeys: ToolKeys;
  inbox: Gatherer<VerifiedMessage, "accepted" | "duplicate">;
  randomId: () => string;
}

/** Opens the platform for one process: tools' key sets are kept between requests. */
export function openLtiPlatform(
  { store, systemDb, encryptionKey, allowsPrivatePartners, now }: Services,
  { apiUrl, portalUrl, adminUrl, schoolName }: ApiEnv,
  inbox: LtiPlatform["inbox"],
): LtiPlatform {
  return {
    store,
    systemDb,
    encryptionKey,
    now,
    inbox,
    portalUrl,
    adminUrl,
    schoolName,
    endpoints: ltiEndpoints(apiUrl),
    toolKeys: openToolKeys(
      allowsPrivatePartners ? {} : { fetch: guardedFetch() },
    ),
    randomId,
  };
}

/** Cannot be guessed, and is fit for a URL. */
export const randomId = () => randomBytes(32).toString("base64url");
