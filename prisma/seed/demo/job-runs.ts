import {
  applyInboundMessages,
  enrolAtPartner,
  issueCertificate,
  sendDelivery,
  sweep,
} from "@throughline/domain/queue/jobs";
import type { Prisma } from "@throughline/prisma";
import { wholeBetween, type Random } from "../factory/random.ts";
import { HOUR, later, type Scene } from "./scene.ts";

type JobRun = Prisma.JobRunCreateManyInput;
type Ended = Pick<JobRun, "queue" | "failures" | "error">;

const fine = ({ queue }: { queue: string }): Ended => ({ queue, failures: 0 });

/** Which worker's runs stood behind what happened. What people did themselves needed none. */
const runsBehind: Record<Scene["kind"], (scene: Scene) => Ended[]> = {
  enroll: () => [fine(sendDelivery)],
  accept: () => [fine(enrolAtPartner), fine(sendDelivery)],
  refuse: () => [fine(enrolAtPartner)],
  unavailable: (scene) => [
    {
      queue: enrolAtPartner.queue,
      failures: 1,
      error: "reason" in scene ? scene.reason : null,
    },
  ],
  hear: () => [fine(applyInboundMessages)],
  certify: () => [fine(issueCertificate), fine(sendDelivery)],
  take: () => [],
  retry: () => [],
  skip: () => [],
  suspend: () => [],
  cancel: () => [],
};

/** The runs of the workers that the scenes imply, and a sweep every three hours since the first of them. */
export function listJobRuns(
  scenes: readonly Scene[],
  random: Random,
  now: Date,
): JobRun[] {
  const runs = scenes.flatMap((scene) =>
    runsBehind[scene.kind](scene).map((ended) =>
      runOf(ended, scene.at, 1, random),
    ),
  );
  return [...runs, ...sweeps(scenes, random, now)];
}

function sweeps(scenes: readonly Scene[], random: Random, now: Date): JobRun[] {
  const first = Math.min(...scenes.map(({ at }) => at.getTime()));
  const count = Math.floor((now.getTime() - first) / (3 * HOUR));
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    runOf(fine(sweep), later(now, -(index + 0.4) * 3 * HOUR), 0, random),
  );
}

function runOf(
  ended: Ended,
  startedAt: Date,
  records: number,
  random: Random,
): JobRun {
  const durationMs = wholeBetween(random, 4, 90);
  return {
    ...ended,
    worker: `worker-${wholeBetween(random, 1, 2)}`,
    state: ended.failures ? "FAILED" : "SUCCEEDED",
    startedAt,
    finishedAt: later(startedAt, durationMs),
    durationMs,
    records,
  };
}
