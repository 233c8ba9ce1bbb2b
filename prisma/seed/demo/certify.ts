import { issueCertificate } from "@throughline/domain/certificate/issue-certificate";
import { makeSerial } from "@throughline/domain/certificate/serial";
import { fullName } from "@throughline/domain/person/person.rules";
import { theSystem, transact } from "@throughline/domain/transaction";
import { bytesFrom, seededRandom } from "../factory/random.ts";
import { settleSends } from "./settle-sends.ts";
import { mustBe, type Player, type Stage } from "./stage.ts";

/** Prints and issues the certificate of a completed course, and the e-mail about it goes out. */
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
  await transact(stage.store, { actor: theSystem }, async (tx) => {
    const draft = { ...certificate, enrollmentId, pdf: new Uint8Array(pdf) };
    mustBe(await issueCertificate(tx, draft, at), "issued");
    await settleSends(tx, tx.jobs, at);
  });
}
