import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { hostname } from "node:os";
import { deadLetterOf } from "@throughline/domain/queue/job";
import * as queues from "@throughline/domain/queue/jobs";
import { queueSchema } from "@throughline/domain/queue/queue";
import { smtpMailer } from "@throughline/integrations/mail/client";
import { openStripe } from "@throughline/integrations/stripe/client";
import { stripeSettingsOf } from "@throughline/integrations/stripe/env";
import { openDatabase } from "@throughline/prisma";
import { openHints } from "@throughline/prisma/hint";
import { PgBoss } from "pg-boss";
import { pino } from "pino";
import { runBulkOperation } from "./bulk/run.ts";
import { lookAfterCertificates } from "./certificate/expire.ts";
import { writeDigestOfToday } from "./alert/digest.ts";
import { watchSoon } from "./alert/watch-soon.ts";
import { watchForStaff } from "./alert/watch.ts";
import { issueCertificateOf } from "./certificate/issue.ts";
import { printRevision } from "./certificate/print-revision.ts";
import type { Desk } from "./desk.ts";
import { advanceEnrollment } from "./enrollment/advance.ts";
import { leavePartner } from "./enrollment/leave-partner.ts";
import { readEnvironment, type JobsEnvironment } from "./env.ts";
import {
  applyInboundMessages,
  setPoisonousMessageAside,
} from "./inbox/apply.ts";
import { endLicense } from "./license/end.ts";
import { observeLicense } from "./license/observe.ts";
import { settleLicense } from "./license/settle.ts";
import { watchLicenses } from "./license/watch.ts";
import { forgetLaunches } from "./lti/forget.ts";
import { expireEntitlements } from "./entitlement/expire.ts";
import { sendDelivery } from "./message/send.ts";
import { adapterFinder } from "./partner/adapter.ts";
import { drainPartner } from "./partner/drain.ts";
import { enrolAtPartner } from "./partner/enrol.ts";
import { lookOutForPartners } from "./partner/look-out.ts";
import { reconcilePartner, reconcilePartners } from "./partner/reconcile.ts";
import { withdrawAtPartner } from "./partner/withdraw.ts";
import { observePayee } from "./payout/observe-payee.ts";
import { settleTransfer } from "./payout/settle-transfer.ts";
import { mirrorProduct } from "./product/mirror.ts";
import { foldLog } from "./pipeline/fold.ts";
import { foldSoon } from "./pipeline/fold-soon.ts";
import { lookForLateness } from "./pipeline/lateness.ts";
import { redriveWith } from "./queue/redrive.ts";
import { foldReports } from "./report/fold.ts";
import { lookForSeats } from "./report/seats.ts";
import { observeDispute } from "./stripe/observe-dispute.ts";
import { observeOrder } from "./stripe/observe-order.ts";
import { observeRefund } from "./stripe/observe-refund.ts";
import { sendRefund } from "./stripe/send-refund.ts";
import { sweep } from "./queue/sweep.ts";
import { work } from "./queue/work.ts";
import { expireOffer } from "./waitlist/expire-offer.ts";
import { watchWaitlists } from "./waitlist/watch.ts";
import { keepTimetable } from "./schedule.ts";
import { rotateLtiKey } from "./signing-key/rotate.ts";

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
  const stripe = stripeSettingsOf(env);
  const desk: Desk = {
    store: { database, queue: boss, announce: hints.announce },
    now,
    randomBytes,
    log,
    mailer,
    partnerAdapter: adapterFinder(database, env.ENCRYPTION_KEY, {
      allowsPrivate: env.allowsPrivatePartners,
    }),
    stripe: stripe && openStripe(stripe),
    school: {
      name: env.SCHOOL_NAME,
      signatory: env.SIGNATORY,
      portalUrl: new URL(env.PORTAL_URL).origin,
      logo: env.SCHOOL_LOGO,
      adminUrl: new URL(env.ADMIN_URL).origin,
      timeZone: env.SCHOOL_TIME_ZONE,
      digestAt: env.DIGEST_AT,
    },
    encryptionKey: env.ENCRYPTION_KEY,
  };

  const workers = await setToWork(boss, desk);
  await keepTimetable(boss);
  const foldLater = foldSoon(boss, onError);
  await hints.listen(() => {
    for (const wake of workers) wake();
    foldLater();
    watchSoon(boss, onError);
  });
  const lookOut = lookOutForPartners(desk);
  return {
    async close() {
      await lookOut.close();
      await boss.stop({ graceful: true, timeout: 5000 });
      await hints.close();
      mailer.close();
      await database.$disconnect();
    },
  };
}

function setToWork(boss: PgBoss, desk: Desk): Promise<(() => void)[]> {
  const worker = `${hostname()}:${process.pid}`;
  const poison = {
    ...queues.applyInboundMessages,
    queue: deadLetterOf(queues.applyInboundMessages.queue),
  };
  return Promise.all([
    work(boss, desk, worker, queues.enrolAtPartner, enrolAtPartner),
    work(boss, desk, worker, queues.withdrawAtPartner, withdrawAtPartner),
    work(boss, desk, worker, queues.drainPartner, drainPartner),
    work(boss, desk, worker, queues.reconcilePartner, reconcilePartner),
    work(boss, desk, worker, queues.reconcilePartners, reconcilePartners),
    work(boss, desk, worker, queues.applyInboundMessages, applyInboundMessages),
    work(boss, desk, worker, poison, setPoisonousMessageAside),
    work(boss, desk, worker, queues.advanceEnrollment, advanceEnrollment),
    work(boss, desk, worker, queues.issueCertificate, issueCertificateOf),
    work(boss, desk, worker, queues.printCertificate, printRevision),
    work(boss, desk, worker, queues.expireCertificates, lookAfterCertificates),
    work(boss, desk, worker, queues.sendDelivery, sendDelivery),
    work(boss, desk, worker, queues.sendRefund, sendRefund),
    work(boss, desk, worker, queues.observeOrder, observeOrder),
    work(boss, desk, worker, queues.observeRefund, observeRefund),
    work(boss, desk, worker, queues.observeDispute, observeDispute),
    work(boss, desk, worker, queues.runBulkOperation, runBulkOperation),
    work(boss, desk, worker, queues.mirrorProduct, mirrorProduct),
    work(boss, desk, worker, queues.sweep, sweep),
    work(boss, desk, worker, queues.redriveDeadJobs, redriveWith(boss)),
    work(boss, desk, worker, queues.foldTallies, foldLog),
    work(boss, desk, worker, queues.watchLateness, lookForLateness),
    work(boss, desk, worker, queues.watchForStaff, watchForStaff),
    work(boss, desk, worker, queues.writeDigest, writeDigestOfToday),
    work(boss, desk, worker, queues.leavePartner, leavePartner),
    work(boss, desk, worker, queues.rotateSigningKey, rotateLtiKey),
    work(boss, desk, worker, queues.forgetLaunches, forgetLaunches),
    work(boss, desk, worker, queues.expireOffer, expireOffer),
    work(boss, desk, worker, queues.watchWaitlists, watchWaitlists),
    work(boss, desk, worker, queues.expireEntitlements, expireEntitlements),
    work(boss, desk, worker, queues.watchSeats, lookForSeats),
    work(boss, desk, worker, queues.observeLicense, observeLicense),
    work(boss, desk, worker, queues.endLicense, endLicense),
    work(boss, desk, worker, queues.settleLicense, settleLicense),
    work(boss, desk, worker, queues.watchLicenses, watchLicenses),
    work(boss, desk, worker, queues.settleTransfer, settleTransfer),
    work(boss, desk, worker, queues.observePayee, observePayee),
    work(boss, desk, worker, queues.foldReports, foldReports),
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
