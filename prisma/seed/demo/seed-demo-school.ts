import { foldTallies } from "@throughline/domain/pipeline/fold-tallies";
import type { Queue } from "@throughline/domain/queue/queue";
import {
  theSystem,
  transact,
  type Store,
} from "@throughline/domain/transaction";
import type { Database } from "@throughline/prisma";
import { pastQueue } from "../factory/past-queue.ts";
import type { Random } from "../factory/random.ts";
import { givePassword } from "../factory/user.ts";
import { backdate } from "./backdate.ts";
import { carryOut } from "./carry-out.ts";
import { castStudents } from "./cast.ts";
import { makeCatalogue, type PartnerSecrets } from "./catalogue.ts";
import { handOver } from "./hand-over.ts";
import { receiveOddities } from "./inbox-oddities.ts";
import { listJobRuns } from "./job-runs.ts";
import { foundLiveProgramme, handOverProducts } from "./live-programme.ts";
import { foundPracticeLab } from "./practice-lab.ts";
import { roles } from "./roles.ts";
import { DAY, later, type Story } from "./scene.ts";
import { presentIn, type RenderPdf, type SignBadge } from "./stage.ts";
import { instructorEmail, makeStaff, type Login } from "./staff.ts";

export interface DemoSchool {
  /** As the owner: a school is founded from outside the product. */
  database: Database;
  /** For what is still to be done when the history ends. */
  queue: Queue;
  encryptionKey: Uint8Array;
  partnersUrl: string;
  partnerSecrets: PartnerSecrets;
  /** Where a simulated LTI tool is found; without it there is no such partner. */
  ltiToolUrl?: string;
  portalUrl: string;
  schoolName: string;
  password: string;
  students: number;
  renderPdf: RenderPdf;
  signBadge: SignBadge;
  random: Random;
  /** The end of the three weeks of history. */
  now: Date;
  onProgress: (message: string) => void;
}

/**
 * Founds the demo school in an empty database and tells three weeks of it through the domain's own commands, up to `now`.
 * Returns who may sign in.
 */
export async function seedDemoSchool(school: DemoSchool): Promise<Login[]> {
  const { database, random, now, onProgress } = school;
  const { catalogue, office, logins } = await found(school);
  onProgress("partners, courses and staff are there");

  const { students, partnersUrl, portalUrl, schoolName } = school;
  const { renderPdf, signBadge, encryptionKey } = school;
  const stories = castStudents({ catalogue, students, now, random });
  const stage = {
    store: { database, queue: pastQueue, announce: () => {} },
    office,
    partners: catalogue.partners,
    partnersUrl,
    portalUrl,
    schoolName,
    renderPdf,
    signBadge,
    encryptionKey,
  };
  await carryOut(stage, stories, now, (done, all) => {
    if (done % 250 === 0 || done === all)
      onProgress(`${done} of ${all} things have happened`);
  });
  await receiveOddities(stage, now);
  const studentEmail = roles[0]?.who?.email ?? "";
  await foundLiveProgramme({
    ...stage,
    instructorEmail,
    partnerId: presentIn(catalogue.partners, "milady").id,
    studentEmail,
    random,
    now,
  });
  onProgress("the live classes are there");
  await keepJobRuns(school, stories);
  await foldAll(stage.store, now);
  await backdate(database, { openedAt: later(now, -60 * DAY) });
  await handOver(database, school.queue);
  await handOverProducts(database, school.queue);
  const { ltiToolUrl: toolUrl } = school;
  if (toolUrl) await foundPracticeLab({ ...school, toolUrl, studentEmail });
  return [...logins, ...(await letStudentsIn(school))];
}

/** The pipeline's figures are there at once. */
async function foldAll(store: Store, now: Date): Promise<void> {
  for (;;) {
    const { behind } = await transact(store, { actor: theSystem }, (tx) =>
      foldTallies(tx, {}, now),
    );
    if (!behind) return;
  }
}

async function found(school: DemoSchool) {
  const { database, password, partnersUrl, encryptionKey } = school;
  const secrets = school.partnerSecrets;
  return database.$transaction(async (db) => ({
    catalogue: await makeCatalogue(db, { partnersUrl, encryptionKey, secrets }),
    ...(await makeStaff(db, password)),
  }));
}

async function keepJobRuns(
  { database, random, now }: DemoSchool,
  stories: readonly Story[],
): Promise<void> {
  const scenes = stories.flatMap((story) => story.scenes);
  const runs = listJobRuns(scenes, random, now);
  await database.jobRun.createMany({ data: runs });
}

/** The students of the roles have set their passwords; the others still have their invitations. */
async function letStudentsIn({
  database,
  password,
  students,
}: DemoSchool): Promise<Login[]> {
  const logins: Login[] = [];
  for (const { who } of roles.slice(0, students)) {
    if (!who) continue;
    const user = await database.user.update({
      where: { email: who.email },
      data: { emailVerified: true },
    });
    await givePassword(database, user, password);
    logins.push({ role: "STUDENT", email: who.email, password });
  }
  return logins;
}
