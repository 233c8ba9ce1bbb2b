import { expiryAfter } from "@throughline/domain/certificate/certificate.rules";
import { issueCertificate } from "@throughline/domain/certificate/issue-certificate";
import { reserveStatusIndex } from "@throughline/domain/certificate/reserve-status-index";
import { makeSerial } from "@throughline/domain/certificate/serial";
import type { SignedBadge } from "@throughline/domain/certificate/store-print";
import { fullName } from "@throughline/domain/person/person.rules";
import { badgeSigningKey } from "@throughline/domain/signing-key/badge-key";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Prisma } from "@throughline/prisma";
import { bytesFrom, seededRandom } from "../factory/random.ts";
import { settleSends } from "./settle-sends.ts";
import { mustBe, type Player, type Stage } from "./stage.ts";

/** Prints, signs and issues the certificate of a completed course, and the e-mail about it goes out. */
export async function certify(
  stage: Stage,
  { story, enrollmentId }: Player,
  at: Date,
  number: number,
): Promise<void> {
  const { student, course } = story;
  const certificate = {
    serial: makeSerial(bytesFrom(seededRandom(number))),
    personName: fullName(student),
    courseTitle: course.title,
    expiresAt: expiryAfter(at, course.certificateValidMonths),
  };
  const pdf = await stage.renderPdf({
    ...certificate,
    schoolName: stage.schoolName,
    issuedAt: at,
    timeZone: student.timeZone,
    locale: student.locale,
    verifyUrl: `${stage.portalUrl}/verify/${certificate.serial}`,
    signatory: { name: "Ingrid Halvorsen", title: "Director of Education" },
  });
  const badge = await sign(stage, { ...certificate, courseId: course.id }, at);
  await transact(stage.store, { actor: theSystem }, async (tx) => {
    const printed = { pdf: new Uint8Array(pdf), badge };
    const draft = { ...certificate, ...printed, enrollmentId };
    mustBe(await issueCertificate(tx, draft, at), "issued");
    await settleSends(tx, tx.jobs, at);
  });
}

type Claim = Pick<
  Parameters<Stage["signBadge"]>[0],
  "serial" | "personName" | "courseId" | "courseTitle" | "expiresAt"
>;

async function sign(
  { store, schoolName, portalUrl, encryptionKey, signBadge }: Stage,
  claim: Claim,
  at: Date,
): Promise<SignedBadge> {
  const id = crypto.randomUUID();
  const statusIndex = await reserveStatusIndex(store.database);
  const key = await transact(store, { actor: theSystem }, (tx) =>
    badgeSigningKey(tx, encryptionKey, at),
  );
  const issuer = { name: schoolName, url: portalUrl };
  const times = { awardedAt: at, issuedAt: at };
  const credential = await signBadge(
    { ...claim, ...times, credentialId: id, statusIndex },
    issuer,
    key,
  );
  return { id, statusIndex, credential: credential as Prisma.InputJsonObject };
}
