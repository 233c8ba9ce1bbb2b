import { randomUUID } from "node:crypto";
import { reserveStatusIndex } from "@throughline/domain/certificate/reserve-status-index";
import type { SignedBadge } from "@throughline/domain/certificate/store-print";
import { badgeSigningKey } from "@throughline/domain/signing-key/badge-key";
import { theSystem, transact } from "@throughline/domain/transaction";
import { addressOf } from "@throughline/integrations/badge/address";
import { signBadge } from "@throughline/integrations/badge/credential";
import { renderCertificatePdf } from "@throughline/integrations/certificate/pdf";
import type { Prisma } from "@throughline/prisma";
import type { Desk, School } from "../desk.ts";

/** What certificates are printed with. */
export type PrintDesk = Pick<
  Desk,
  "store" | "now" | "randomBytes" | "encryptionKey"
> & {
  log: Pick<Desk["log"], "warn">;
  school: Pick<School, "name" | "signatory" | "portalUrl" | "logo">;
};

/** What a revision of a certificate states. */
export interface Statement {
  serial: string;
  personName: string;
  courseId: string;
  courseTitle: string;
  issuedAt: Date;
  /** Null for the first revision. */
  reissuedAt: Date | null;
  expiresAt: Date | null;
  person: { timeZone: string; locale: string };
}

/** Prints a certificate and signs its badge. Stores nothing; takes one place in the status lists. */
export async function print(
  desk: PrintDesk,
  statement: Statement,
): Promise<{ pdf: Uint8Array<ArrayBuffer>; badge: SignedBadge }> {
  const [pdf, badge] = await Promise.all([
    printDocument(desk, statement),
    signTheBadge(desk, statement),
  ]);
  return { pdf, badge };
}

async function printDocument(
  { school, log }: PrintDesk,
  { person, ...stated }: Statement,
) {
  const pdf = await renderCertificatePdf(
    {
      ...stated,
      schoolName: school.name,
      logo: school.logo,
      signatory: { name: school.signatory, title: school.name },
      timeZone: person.timeZone,
      locale: person.locale,
      verifyUrl: addressOf.verification(school.portalUrl, stated.serial),
    },
    {
      onMissingGlyphs: (characters) =>
        log.warn(
          { serial: stated.serial, characters },
          "no font has these characters; they are printed as replacements",
        ),
    },
  );
  return new Uint8Array(pdf);
}

async function signTheBadge(
  { store, school, encryptionKey, now }: PrintDesk,
  stated: Statement,
): Promise<SignedBadge> {
  const id = randomUUID();
  const statusIndex = await reserveStatusIndex(store.database);
  const key = await transact(store, { actor: theSystem }, (tx) =>
    badgeSigningKey(tx, encryptionKey, now()),
  );
  const claim = {
    ...stated,
    credentialId: id,
    statusIndex,
    awardedAt: stated.issuedAt,
    issuedAt: now(),
  };
  const issuer = { name: school.name, url: school.portalUrl };
  const credential = await signBadge(claim, issuer, key);
  return {
    id,
    statusIndex,
    credential: credential as Prisma.InputJsonObject,
  };
}
