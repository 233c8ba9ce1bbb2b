import { enqueue } from "@throughline/domain/queue/enqueue";
import { enrolAtPartner } from "@throughline/domain/queue/jobs";
import type { Queue } from "@throughline/domain/queue/queue";
import { theSystem, transact } from "@throughline/domain/transaction";
import type { Database } from "@throughline/prisma";

/** The past ends here: the partners that have not answered yet are left to the workers, which will ask them. */
export async function handOver(
  database: Database,
  queue: Queue,
): Promise<void> {
  const store = { database, queue, announce: () => {} };
  await transact(store, { actor: theSystem }, async (tx) => {
    const unanswered = await tx.db.partnerEnrollment.findMany({
      where: {
        observedState: "UNKNOWN",
        desiredState: "ENROLLED",
        enrollmentStep: { enrollment: { state: "ACTIVE" } },
      },
      select: { id: true, attempt: true },
    });
    for (const { id, attempt } of unanswered)
      enqueue(tx, enrolAtPartner, { partnerEnrollmentId: id, attempt });
  });
}
