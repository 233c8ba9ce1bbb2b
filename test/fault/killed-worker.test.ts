import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { afterEach, beforeAll, afterAll, expect, test } from "vitest";
import { enrollStudent } from "../support/student.ts";
import { openTown, type Town } from "../support/town.ts";
import { until } from "../support/until.ts";

const root = path.join(import.meta.dirname, "../..");
let town: Town;
const children: ChildProcess[] = [];

beforeAll(async () => {
  town = await openTown({ workers: 0 });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => town.close());

function startWorkerProcess(): ChildProcess {
  const child = spawn(process.execPath, ["jobs/worker.ts"], {
    cwd: root,
    env: { ...process.env, ...town.jobsEnvironment },
    stdio: "ignore",
  });
  children.push(child);
  return child;
}

const requestsAtMilady = () =>
  town.partners.state().partners.find(({ slug }) => slug === "milady")?.counts;

test("a worker killed while the partner was thinking loses nobody and enrols nobody twice", async () => {
  town.partners.setFaults({ delayMs: 4000 }, "milady");
  const doomed = startWorkerProcess();
  const ana = await enrollStudent(town);
  await until("the worker took the job up", () =>
    town.database.jobRun.findFirst({
      where: { queue: "partner.enrol", state: "RUNNING" },
    }),
  );
  doomed.kill("SIGKILL");
  await once(doomed, "exit");
  town.partners.setFaults({ delayMs: 0 }, "milady");
  expect((await ana.states())[0]).toBe("PENDING");

  startWorkerProcess();
  await until(
    "the job was started again",
    async () => (await ana.states())[0] === "IN_PROGRESS",
    60,
  );
  expect(
    (await ana.history()).filter((type) => type === "step.started"),
  ).toHaveLength(1);
  expect(
    Object.values(requestsAtMilady() ?? {}).reduce(
      (sum, count) => sum + count,
      0,
    ),
  ).toBe(1);
});

test("a worker killed while it was sending leaves the mail unknown instead of sending it twice", async () => {
  const first = await town.startWorker();
  const bo = await enrollStudent(town);
  const invitation = () =>
    town.database.delivery.findFirstOrThrow({
      where: { address: bo.email, sendIntent: { purpose: "invitation" } },
    });
  await until(
    "the mail was sent",
    async () => (await invitation()).state === "SENT",
  );
  await first.close();
  const received = town.mailbox.to(bo.email).length;

  // As a worker leaves it that dies between the mail server's answer and writing it down.
  const { id } = await invitation();
  await town.database.delivery.update({
    where: { id },
    data: {
      state: "QUEUED",
      settledAt: null,
      claimedAt: new Date(Date.now() - 5 * 60_000),
    },
  });
  await town.database.$executeRaw`
    INSERT INTO pgboss.job (name, data) VALUES ('message.send', jsonb_build_object('deliveryId', ${id}::text))`;
  await town.startWorker();
  await until(
    "its fate is unknown",
    async () => (await invitation()).state === "UNKNOWN",
  );
  expect(town.mailbox.to(bo.email)).toHaveLength(received);
});
