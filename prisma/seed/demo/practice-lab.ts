import type { Queue } from "@throughline/domain/queue/queue";
import { seal } from "@throughline/domain/partner/seal";
import type { Database } from "@throughline/prisma";
import { makeCourse } from "../factory/course.ts";
import { makeEnrollment } from "../factory/enrollment.ts";
import { makePartner } from "../factory/partner.ts";

export interface PracticeLab {
  database: Database;
  queue: Queue;
  encryptionKey: Uint8Array;
  /** Where the simulated LTI tool is found. */
  toolUrl: string;
  /** Somebody who is enrolled, by address; nobody where there is no such person. */
  studentEmail: string;
  now: Date;
}

/** As the simulated tool is told too. */
const registration = {
  clientId: "practice-lab",
  deploymentId: "throughline-demo",
};

/** Founds a partner that is reached by LTI 1.3, with a course of its own, and enrolls one student in it. */
export async function foundPracticeLab({
  database,
  queue,
  encryptionKey,
  toolUrl,
  studentEmail,
  now,
}: PracticeLab): Promise<void> {
  const partner = await makePartner(database, {
    slug: "practice-lab",
    name: "Practice Lab",
    contactEmail: "help@practice-lab.example",
  });
  await database.partnerConnection.create({
    data: {
      partnerId: partner.id,
      adapter: "LTI",
      baseUrl: toolUrl,
      sealedApiKey: seal(encryptionKey, "none"),
      settings: {
        ...registration,
        loginUrl: `${toolUrl}/login`,
        redirectUris: [`${toolUrl}/launch`],
        jwksUrl: `${toolUrl}/jwks`,
        targetUrl: `${toolUrl}/resources/home`,
        deepLinkUrl: `${toolUrl}/choose`,
        shares: ["name"],
      },
    },
  });
  const { id: courseId } = await makeCourse(database, {
    code: "LAB",
    title: "Practice Lab",
    description:
      "Exercises with a simulated salon, taken inside the partner's own tool.",
    steps: [
      {
        partnerId: partner.id,
        label: "LAB-1",
        title: "Sanitation in practice",
        summary: "Opens in the partner's tool, which reports the score back.",
      },
      {
        partnerId: partner.id,
        label: "LAB-2",
        title: "Colour in practice",
        summary: "Mixing, timing and correcting.",
      },
    ],
  });
  const student = await database.emailAddress.findUnique({
    where: { address: studentEmail },
  });
  if (!student) return;
  const { personId } = student;
  const store = { database, queue, announce: () => {} };
  await makeEnrollment(store, { personId, courseId }, now);
}
