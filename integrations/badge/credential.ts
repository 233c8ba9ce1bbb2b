import { addressOf } from "./address.ts";
import type { BadgeIssuer } from "./issuer.ts";
import { badges, type Json } from "./library.ts";
import { signCredential, type BadgeKey } from "./sign.ts";
import { placeInStatusLists } from "./status-list.ts";

/** All that a badge claims. */
export interface BadgeClaim {
  /** Of this revision of the credential: a UUID. */
  credentialId: string;
  serial: string;
  personName: string;
  courseId: string;
  courseTitle: string;
  /** When the course was completed and certified. */
  awardedAt: Date;
  /** When this revision is issued. */
  issuedAt: Date;
  expiresAt: Date | null;
  /** The credential's number among all, from 1: its place in the status lists. */
  statusIndex: number;
}

/**
 * The Open Badges 3.0 credential of a certificate, signed. It says what the certificate says and no more: the student by
 * the name as claimed, in plain words, because a hash of a name or an address hides nothing from whoever can guess it.
 */
export function signBadge(
  claim: BadgeClaim,
  issuer: BadgeIssuer,
  key: BadgeKey,
): Promise<Json> {
  return signCredential(badgeOf(claim, issuer), {
    issuer,
    key,
    now: claim.issuedAt,
  });
}

function badgeOf(claim: BadgeClaim, issuer: BadgeIssuer): Json {
  const { serial, personName, courseId, courseTitle, expiresAt } = claim;
  const { list, index } = placeInStatusLists(claim.statusIndex);
  const listUrl = addressOf.statusList(issuer.url, list);
  return {
    "@context": [
      "https://www.w3.org/ns/credentials/v2",
      badges.CONTEXT_URL_V3_0_3,
    ],
    id: `urn:uuid:${claim.credentialId}`,
    type: ["VerifiableCredential", "OpenBadgeCredential"],
    name: courseTitle,
    issuer: {
      id: addressOf.issuer(issuer.url),
      type: ["Profile"],
      name: issuer.name,
      url: issuer.url,
    },
    validFrom: inSeconds(claim.issuedAt),
    ...(expiresAt && { validUntil: inSeconds(expiresAt) }),
    awardedDate: inSeconds(claim.awardedAt),
    credentialSubject: {
      type: ["AchievementSubject"],
      identifier: [
        {
          type: "IdentityObject",
          hashed: false,
          identityHash: personName,
          identityType: "name",
        },
      ],
      achievement: {
        id: `urn:uuid:${courseId}`,
        type: ["Achievement"],
        achievementType: "Course",
        name: courseTitle,
        description: `Completion of “${courseTitle}” at ${issuer.name}.`,
        criteria: {
          narrative: `Completed every required step of “${courseTitle}”.`,
        },
      },
    },
    evidence: [
      {
        id: addressOf.verification(issuer.url, serial),
        type: ["Evidence"],
        name: `Certificate ${serial}`,
        description: "The page on which the certificate can be verified.",
      },
    ],
    credentialStatus: {
      id: `${listUrl}#${index}`,
      type: "BitstringStatusListEntry",
      statusPurpose: "revocation",
      statusListIndex: String(index),
      statusListCredential: listUrl,
    },
  };
}

const inSeconds = (time: Date) => `${time.toISOString().slice(0, 19)}Z`;
