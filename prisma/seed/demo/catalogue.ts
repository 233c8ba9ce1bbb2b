import type { PartnerModel, Prisma } from "@throughline/prisma";
import { makeConnection } from "../factory/connection.ts";
import {
  makeCourse,
  type CourseWithSteps,
  type StepOverrides,
} from "../factory/course.ts";
import { makePartner } from "../factory/partner.ts";
import { courses, partners, type DemoPartner } from "./catalogue.words.ts";

export interface Catalogue {
  partners: ReadonlyMap<string, PartnerModel>;
  /** The published ones by code. */
  courses: ReadonlyMap<string, CourseWithSteps>;
}

/** Credentials by a partner's slug. */
export type PartnerSecrets = Record<
  string,
  { apiKey: string; webhookSecret: string }
>;

export interface ConnectionSettings {
  encryptionKey: Uint8Array;
  /** The partners' own web address; each is found below its slug. */
  partnersUrl: string;
  secrets: PartnerSecrets;
}

/** Makes the partners with their connections, and the courses with their steps, a draft among them. */
export async function makeCatalogue(
  db: Prisma.TransactionClient,
  settings: ConnectionSettings,
): Promise<Catalogue> {
  const bySlug = new Map<string, PartnerModel>();
  for (const partner of partners)
    bySlug.set(partner.slug, await connectPartner(db, partner, settings));

  const byCode = new Map<string, CourseWithSteps>();
  for (const { steps, ...course } of courses) {
    const made = await makeCourse(db, {
      ...course,
      steps: steps.map((step) => taughtBy(bySlug, step)),
    });
    if (made.state === "PUBLISHED") byCode.set(made.code, made);
  }
  return { partners: bySlug, courses: byCode };
}

async function connectPartner(
  db: Prisma.TransactionClient,
  partner: DemoPartner,
  { encryptionKey, partnersUrl, secrets }: ConnectionSettings,
): Promise<PartnerModel> {
  const secret = secrets[partner.slug];
  if (!secret) throw new Error(`there are no secrets for ${partner.slug}`);
  const made = await makePartner(db, partner);
  await makeConnection(db, {
    partnerId: made.id,
    encryptionKey,
    baseUrl: `${partnersUrl}/${partner.slug}/v1`,
    apiKey: secret.apiKey,
    webhookSecrets: [secret.webhookSecret],
  });
  return made;
}

function taughtBy(
  bySlug: ReadonlyMap<string, PartnerModel>,
  { partner, ...step }: StepOverrides & { partner: string },
): StepOverrides {
  return {
    ...step,
    partnerId: bySlug.get(partner)?.id,
    partnerCourseRef: step.label,
  };
}
