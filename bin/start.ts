import fs from "node:fs";
import { passwordsFrom, provisionLogins } from "../prisma/roles.ts";
import { prepareDatabase } from "./database.ts";
import { files, prepareFolders } from "./layout.ts";
import { lockHolder, tryLock } from "./lock.mjs";
import { choosePorts, requireFreePorts } from "./ports.ts";
import { Problem } from "./problem.ts";
import { startService, type RunningService } from "./process.ts";
import { showProgress } from "./progress.ts";
import { announce, withdraw } from "./running.ts";
import { remindSimulator } from "./remind-simulator.ts";
import { remindStripe } from "./remind-stripe.ts";
import { readSecrets, type Secrets } from "./secrets.ts";
import { demoLogins, seedDemoSchool } from "./seed.ts";
import { listServices } from "./services.ts";
import { createStopList } from "./stop-list.ts";
import { chooseStripe, type StripeChoice } from "./stripe.ts";
import { onStopRequest } from "./stop-request.ts";
import { renderTable } from "./table.ts";
import { runTurbo } from "./turbo.ts";
import { chooseUrls, type Urls } from "./urls.ts";

const RECOVERY_MS = 8_000;

const { env } = process;
const dev = process.argv.includes("--dev");
const progress = showProgress(process.stdout);
const stopList = createStopList();
const interruption = new AbortController();

onStopRequest(() => {
  progress.note("Stopping");
  interruption.abort();
  void end(0);
});

try {
  await start();
} catch (error) {
  if (!interruption.signal.aborted) {
    console.error(error instanceof Problem ? error.message : error);
    interruption.abort();
    await end(1);
  }
}

/** Brings everything up, then stays until the first process dies. */
async function start(): Promise<void> {
  prepareFolders();
  const isRecovering = fs.existsSync(files.startLock);
  takeStartLock();
  withdraw();
  const ports = choosePorts(env);
  const urls = chooseUrls(env, ports);
  const secrets = readSecrets(env);
  const stripe = chooseStripe(env, urls, secrets);
  await requireFreePorts(ports, isRecovering ? RECOVERY_MS : 0);

  const { signal } = interruption;
  await progress.step("Preparing the code", () =>
    runTurbo(["generate"], signal),
  );
  const [databaseUrl] = await Promise.all([
    prepareDatabase({
      givenUrl: env.DATABASE_URL,
      progress,
      seed: (url) => seedDemoSchool(url, { env, secrets, urls, signal }),
      onStarted: (stop) => stopList.add([stop]),
    }),
    dev ||
      progress.step("Building portal and admin", () =>
        runTurbo(["build"], signal),
      ),
  ]);
  const databases = await provisionLogins(
    databaseUrl,
    passwordsFrom(secrets.database),
  );

  const services = startAll(
    listServices({ env, dev, ports, urls, secrets, stripe, databases }),
  );
  await progress.step("Starting the services", () =>
    Promise.all(services.map((service) => service.healthy)),
  );
  await remindSimulator(databaseUrl, urls.simulator);
  if (stripe.isSimulated) await remindStripe(databaseUrl, urls.stripe);
  const running = describe({ urls, secrets, stripe, database: databaseUrl });
  announce(running);
  stopList.add([withdraw]);
  console.log(renderTable(running));
  await Promise.race(services.map((service) => service.death));
}

function takeStartLock() {
  if (!tryLock(files.startLock))
    throw new Problem(
      `Throughline already runs from this folder (process ${lockHolder(files.startLock)}): stop that one first`,
    );
  stopList.add([() => fs.rmSync(files.startLock, { force: true })]);
}

function startAll(stages: ReturnType<typeof listServices>): RunningService[] {
  return stages.flatMap((stage) => {
    const started = stage.map((service) =>
      startService(service, { echo: dev }),
    );
    stopList.add(started.map((service) => service.stop));
    return started;
  });
}

interface Surroundings {
  urls: Urls;
  secrets: Secrets;
  stripe: StripeChoice;
  database: string;
}

function describe({ urls, secrets, stripe, database }: Surroundings) {
  return {
    portal: urls.portal,
    admin: urls.admin,
    api: urls.graphql,
    ws: urls.subscriptions,
    database,
    inbox: urls.inbox,
    logins: demoLogins(),
    webhooks: [
      ...Object.entries(secrets.partners).map(([slug, { webhookSecret }]) => ({
        source: `partners/${slug}`,
        style: "standard-webhooks",
        url: `${urls.partnerWebhooks}/${slug}`,
        secret: webhookSecret,
      })),
      {
        source: "stripe",
        style: "stripe",
        url: urls.stripeWebhooks,
        secret: stripe.api.STRIPE_WEBHOOK_SECRET ?? "",
      },
    ],
    simulators: {
      partners: urls.simulator,
      lti: urls.ltiTool,
      ...(stripe.isSimulated && { stripe: urls.stripe }),
    },
  };
}

async function end(code: number): Promise<never> {
  await stopList.stopAll();
  process.exit(code);
}
