import { openQueue } from "@throughline/domain/queue/queue";
import { signBadge } from "@throughline/integrations/badge/credential";
import { renderCertificatePdf } from "@throughline/integrations/certificate/pdf";
import { openDatabase } from "@throughline/prisma";
import { seedDemoSchool } from "./demo/seed-demo-school.ts";
import { readSeedEnv, readStudents } from "./env.ts";
import { seededRandom } from "./factory/random.ts";

// Fills an empty database with the demo school. Progress goes to stderr; the last line of stdout is JSON for scripts:
// the logins, or that there were people already and nothing was changed.
const env = readSeedEnv();
const students = readStudents(process.argv.slice(2));
const say = (message: string) => {
  process.stderr.write(`${message}\n`);
};

const database = openDatabase(env.DATABASE_URL);
const { queue, close } = await openQueue(env.DATABASE_URL, (error) =>
  say(error.message),
);
try {
  console.log(JSON.stringify(await seedWhereEmpty()));
} finally {
  await close();
  await database.$disconnect();
}

async function seedWhereEmpty() {
  if ((await database.person.findFirst()) !== null) return { skipped: true };
  const logins = await seedDemoSchool({
    database,
    queue,
    students,
    encryptionKey: env.ENCRYPTION_KEY,
    partnersUrl: env.PARTNER_SIMULATOR_URL,
    partnerSecrets: env.DEMO_PARTNER_SECRETS,
    ltiToolUrl: env.LTI_TOOL_URL,
    portalUrl: env.PORTAL_URL,
    schoolName: env.SCHOOL_NAME,
    password: env.DEMO_PASSWORD,
    renderPdf: renderCertificatePdf,
    signBadge,
    random: seededRandom(20_261_121),
    now: new Date(),
    onProgress: say,
  });
  return { logins };
}
