import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { openTownWithApps, type TownWithApps } from "../../support/apps.ts";
import { openBrowser } from "../../support/browser.ts";
import type { TestDatabaseServer } from "../../support/database.ts";
import { enrollStudent } from "../../support/student.ts";
import { quantile } from "../quantile.ts";
import type { BenchReport } from "../report.ts";
import { progressBody, signWebhook } from "../signed-webhook.ts";
import { signInToAdmin, watchFirstStep } from "./admin-page.ts";
import { buildApps } from "./build-apps.ts";

const students = 10;
/** Of each student; the last one completes the step. */
const percents = [20, 40, 60, 80, 100];
const warmUpPercent = 10;
/** Longer than the page waits between two loads, so that each change is shown for itself. */
const pauseMs = 600;
const patienceMs = 20_000;

/** Milliseconds from the partner's sending until each was so. */
interface Sample {
  answered: number;
  takenUp: number;
  shown: number;
  /** Beside it, at the same time of the run: one plain round trip to the api. */
  roundTrip: number;
}

/** The time from a partner's webhook to the DOM of an admin who has the student's page open, in a real browser. */
export async function benchLive({
  server,
}: {
  server: TestDatabaseServer;
}): Promise<BenchReport> {
  buildApps();
  const town = await openTownWithApps({ server });
  const browser = await openBrowser();
  try {
    const page = await signInToAdmin(browser, town.adminUrl);
    const progressed: Sample[] = [];
    const completed: Sample[] = [];
    for (let student = 0; student < students; student += 1) {
      const samples = await followOneStudent(town, page);
      completed.push(...samples.splice(-1));
      progressed.push(...samples);
    }
    return report(progressed, completed);
  } finally {
    await browser.close();
    await town.close();
  }
}

async function followOneStudent(
  town: TownWithApps,
  page: Page,
): Promise<Sample[]> {
  const student = await enrollStudent(town);
  await student.reaches("milady", "IN_PROGRESS");
  const reference = await referenceOf(town, student.email);
  await page.goto(`${town.adminUrl}/enrollments/${student.enrollmentId}`);
  await sample(town, page, { reference, percent: warmUpPercent });
  const samples = [];
  for (const percent of percents) {
    await sleep(pauseMs);
    samples.push(await sample(town, page, { reference, percent }));
  }
  return samples;
}

async function referenceOf(town: TownWithApps, email: string): Promise<string> {
  const { id } = await town.database.partnerEnrollment.findFirstOrThrow({
    where: {
      partner: { slug: "milady" },
      enrollmentStep: {
        enrollment: { person: { emails: { some: { address: email } } } },
      },
    },
  });
  return id;
}

async function sample(
  town: TownWithApps,
  page: Page,
  { reference, percent }: { reference: string; percent: number },
): Promise<Sample> {
  const { seenAt } = await watchFirstStep(
    page,
    percent === 100 ? { isSettled: true } : { percent },
  );
  const plainFrom = wallClock();
  await (await fetch(`${town.api.url}/health`)).text();
  const roundTrip = wallClock() - plainFrom;

  const sentAt = wallClock();
  const messageId = `msg_${crypto.randomUUID()}`;
  const { headers, body } = signWebhook(
    progressBody({ reference, percent, at: sentAt }),
    { id: messageId, secret: town.secrets.milady, at: sentAt },
  );
  const response = await fetch(`${town.api.url}/webhooks/partners/milady`, {
    method: "POST",
    headers,
    body,
  });
  if (response.status !== 202)
    throw new Error(`${response.status}: ${await response.text()}`);
  await response.text();
  const answered = wallClock() - sentAt;
  const shown = (await atMost(patienceMs, seenAt)) - sentAt;
  const { settledAt } = await town.database.inboundMessage.findFirstOrThrow({
    where: { externalId: messageId },
  });
  return {
    answered,
    takenUp: (settledAt?.getTime() ?? Number.NaN) - sentAt,
    shown,
    roundTrip,
  };
}

/** Finer than `Date.now()`, and the same clock as the browser's on this machine. */
const wallClock = () => performance.timeOrigin + performance.now();

async function atMost<Found>(ms: number, found: Promise<Found>) {
  const giveUp = new AbortController();
  const tooLate = sleep(ms, undefined, { signal: giveUp.signal }).then(() => {
    throw new Error(`the page did not show the change within ${ms} ms`);
  });
  try {
    return await Promise.race([found, tooLate]);
  } finally {
    giveUp.abort();
    // The race is over; that the loser was called off is no news.
    tooLate.catch(() => {});
  }
}

function report(progressed: Sample[], completed: Sample[]): BenchReport {
  const all = [...progressed, ...completed];
  const of = (samples: Sample[], part: keyof Sample, q: number) =>
    quantile(
      samples.map((each) => each[part]),
      q,
    );
  const row = (what: string, samples: Sample[], part: keyof Sample) => {
    const base = of(all, "roundTrip", 0.5);
    const p50 = of(samples, part, 0.5);
    return [what, p50, of(samples, part, 0.95), p50 / base];
  };
  return {
    ratios: [0.5, 0.95].map((q) => ({
      what: `from the partner's webhook to the browser's DOM, of a plain round trip to the api (p${q * 100})`,
      times: of(all, "shown", q) / of(all, "roundTrip", q),
    })),
    columns: ["since the partner sent", "p50 ms", "p95 ms", "× round trip"],
    rows: [
      row("plain round trip", all, "roundTrip"),
      row("webhook answered", all, "answered"),
      row("worker began to apply", all, "takenUp"),
      row("DOM changed", all, "shown"),
      row("  of progress", progressed, "shown"),
      row("  of completions", completed, "shown"),
    ],
    notes: [
      `${progressed.length} progress messages and ${completed.length} completions, one at a time, ${pauseMs} ms apart; an admin has the student's page open`,
      "the plain round trip is GET /health, which asks the database once",
      "api, worker and partner share one process here; admin and Chromium have their own",
    ],
  };
}
