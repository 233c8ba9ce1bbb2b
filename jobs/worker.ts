import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { hostname } from "node:os";
import { deadLetterOf } from "@throughline/domain/queue/job";
import * as queues from "@throughline/domain/queue/jobs";
import { queueSchema } from "@throughline/domain/queue/queue";
import { smtpMailer } from "@throughline/integrations/mail/client";
import { openDatabase } from "@throughline/prisma";
import { openHints } from "@throughline/prisma/hint";
import { PgBoss } from "pg-boss";
import { pino } from "pino";
import { issueCertificateOf } from "./certificate/issue.ts";
import type { Desk } from "./desk.ts";
import { advanceEnrollment } from "./enrollment/advance.ts";
import { readEnvironment, type JobsEnvironment } from "./env.ts";
import {
  applyInboundMessages,
  setPoisonousMessageAside,
} from "./inbox/apply.ts";
import { sendDelivery } from "./message/send.ts";
import { adapterFinder } from "./partner/adapter.ts";
import { enrolAtPartner } from "./partner/enrol.ts";
import { withdrawAtPartner } from "./partner/withdraw.ts";
import { sweep } from "./queue/sweep.ts";
import { work } from "./queue/work.ts";
import { keepTimetable } from "./schedule.ts";

/** Starts a worker process's queues. `close` lets the running jobs end (5 s at most) and gives everything back. */
export async function startWorker(
  env: JobsEnvironment,
  now: () => Date = () => new Date(),
): Promise<{ close: () => Promise<void> }> {
  const log = pino({ name: "jobs", level: env.LOG_LEVEL });
  const onError = (err: Error) => {
    log.error({ err }, "jobs");
  };
  const database = openDatabase(env.DATABASE_URL, { max: 12 });
  const hints = openHints(
    { databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL },
    onError,
  );
  const boss = new PgBoss({
    connectionString: env.DATABASE_URL,
    schema: queueSchema,
    max: 6,
    migrate: false,
    createSchema: false,
    // The queue tables are the owner's, so rebuilding their indexes is too.
    reindex: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on("error", onError);
  await boss.start();
  const mailer = smtpMailer(mailSettings(env));
  const desk: Desk = {
    store: { database, queue: boss, announce: hints.announce },
    now,
    randomBytes,
    log,
    mailer,
    partnerAdapter: adapterFinder(database, env.ENCRYPTION_KEY),
    school: {
      name: env.SCHOOL_NAME,
      signatory: env.SIGNATORY,
      portalUrl: env.PORTAL_URL,
    },
  };

  const workers = await setToWork(boss, desk);
  await keepTimetable(boss);
  await hints.listen(() => {
    for (const id of workers) boss.notifyWorker(id);
  });
  return {
    async close() {
      await boss.stop({ graceful: true, timeout: 5000 });
      await hints.close();
      mailer.close();
      await database.$disconnect();
    },
  };
}

function setToWork(boss: PgBoss, desk: Desk): Promise<string[]> {
  const worker = `${hostname()}:${process.pid}`;
  const poison = {
    ...queues.applyInboundMessages,
    queue: deadLetterOf(queues.applyInboundMessages.queue),
  };
  return Promise.all([
    work(boss, desk, worker, queues.enrolAtPartner, enrolAtPartner),
    work(boss, desk, worker, queues.withdrawAtPartner, withdrawAtPartner),
    work(boss, desk, worker, queues.applyInboundMessages, applyInboundMessages),
    work(boss, desk, worker, poison, setPoisonousMessageAside),
    work(boss, desk, worker, queues.advanceEnrollment, advanceEnrollment),
    work(boss, desk, worker, queues.issueCertificate, issueCertificateOf),
    work(boss, desk, worker, queues.sendDelivery, sendDelivery),
    work(boss, desk, worker, queues.sweep, sweep),
  ]);
}

function mailSettings({ SMTP_URL, MAIL_FROM, SCHOOL_NAME }: JobsEnvironment) {
  const {
    hostname: host,
    port,
    protocol,
    username,
    password,
  } = new URL(SMTP_URL);
  const secure = protocol === "smtps:";
  return {
    host,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    from: MAIL_FROM ?? `${SCHOOL_NAME} <no-reply@localhost>`,
    ...(username && {
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
    }),
  };
}

/** Answers `GET /health` while the worker runs. */
function serveHealth({ HOST, PORT }: JobsEnvironment) {
  const server = createServer((request, response) => {
    const found = request.url === "/health";
    response.writeHead(found ? 200 : 404, {
      "content-type": "application/json",
    });
    response.end(found ? '{"status":"ok"}' : "{}");
  });
  return server.listen(PORT, HOST);
}

if (import.meta.main) {
  const env = readEnvironment();
  const worker = await startWorker(env);
  const health = serveHealth(env);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      health.close();
      void worker.close().then(() => process.exit(0));
    });
}
