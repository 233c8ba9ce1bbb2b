import type { BadgeSigningKey } from "@throughline/domain/signing-key/badge-key";
import type { Actor, Store } from "@throughline/domain/transaction";
import type { PartnerModel } from "@throughline/prisma";
import type { Story } from "./scene.ts";

/** Everything that is printed on a certificate. */
export interface CertificateContent {
  schoolName: string;
  personName: string;
  courseTitle: string;
  issuedAt: Date;
  expiresAt: Date | null;
  timeZone: string;
  locale: string;
  serial: string;
  verifyUrl: string;
  signatory: { name: string; title: string };
}

/** All that a badge claims, who issues it, and with which key. */
export type SignBadge = (
  claim: {
    credentialId: string;
    serial: string;
    personName: string;
    courseId: string;
    courseTitle: string;
    awardedAt: Date;
    issuedAt: Date;
    expiresAt: Date | null;
    statusIndex: number;
  },
  issuer: { name: string; url: string },
  key: BadgeSigningKey,
) => Promise<Record<string, unknown>>;

export type RenderPdf = (content: CertificateContent) => Promise<Uint8Array>;

/** Where the stories are carried out. */
export interface Stage {
  store: Store;
  /** Who enrolls students and decides in the school's name. */
  office: Actor;
  partners: ReadonlyMap<string, PartnerModel>;
  partnersUrl: string;
  portalUrl: string;
  schoolName: string;
  renderPdf: RenderPdf;
  signBadge: SignBadge;
  encryptionKey: Uint8Array;
}

/** A student on the stage: the story, and the ids of what has come of it so far. */
export interface Player {
  story: Story;
  personId: string;
  enrollmentId: string;
  /** By position. */
  steps: Map<number, { id: string; partner: PartnerModel }>;
  /** The records at the partners, by the step's position. */
  records: Map<number, { id: string; externalId: string }>;
}

/** A student before the first scene. */
export const makePlayer = (story: Story): Player => ({
  story,
  personId: "",
  enrollmentId: "",
  steps: new Map(),
  records: new Map(),
});

/** What a map must hold by now; where it does not, the story was told in the wrong order. */
export function presentIn<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  key: Key,
): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`nothing at ${String(key)} yet`);
  return value;
}

/** Throws where a command did not do what the story says. */
export function mustBe<Outcome extends { kind: string }>(
  outcome: Outcome,
  kind: Outcome["kind"],
): void {
  if (outcome.kind !== kind)
    throw new Error(`the story says ${kind}, not ${JSON.stringify(outcome)}`);
}
