import type { Job, JobResult, PgBoss } from "pg-boss";

export interface CrewPlan {
  queue: string;
  /** Hands, each with one job at a time. */
  hands: number;
  /** Of one group at most so many jobs are in hand at once, in all worker processes together. */
  perGroup: number;
  handle: (job: Job<unknown>) => Promise<JobResult[]>;
}

const leaderLooksEverySeconds = 2;
const othersLookEverySeconds = 15;

/**
 * Sets a crew to work on a queue: every hand takes one job at a time, so that a slow one holds up only its own hand, and one group
 * at most its share of hands. A hand that finds a job wakes the next and looks again when it is through, so that a full
 * queue is worked off without pause, while an empty one is hardly looked at. Answers how to wake the crew.
 */
export async function setCrewToWork(
  boss: PgBoss,
  { queue, hands, perGroup, handle }: CrewPlan,
): Promise<() => void> {
  const idle = new Set<string>();
  function wakeNext() {
    const [next] = idle;
    if (next !== undefined) boss.notifyWorker(next);
  }
  async function take(hand: { id: string }, [job]: Job<unknown>[]) {
    if (!job) return [];
    idle.delete(hand.id);
    wakeNext();
    try {
      return await handle(job);
    } finally {
      idle.add(hand.id);
      boss.notifyWorker(hand.id);
    }
  }
  for (let number = 0; number < hands; number += 1) {
    const hand = { id: "" };
    hand.id = await boss.work(
      queue,
      {
        perJobResults: true,
        batchSize: 1,
        groupConcurrency: perGroup,
        pollingIntervalSeconds:
          number === 0 ? leaderLooksEverySeconds : othersLookEverySeconds,
      },
      (jobs: Job<unknown>[]) => take(hand, jobs),
    );
    idle.add(hand.id);
  }
  return wakeNext;
}
