import { changeEnrollment } from "@throughline/domain/enrollment/change-enrollment";
import { theSystem, transact, type Tx } from "@throughline/domain/transaction";
import { openDatabase } from "@throughline/prisma";
import { openStoreOn } from "../../support/store-on.ts";

/** A store as the workers use it. */
export async function openBenchStore(workerUrl: string) {
  const database = openDatabase(workerUrl, { max: 12 });
  const { store, close } = await openStoreOn(database, workerUrl);
  const run = <T>(command: (tx: Tx) => Promise<T>) =>
    transact(store, { actor: theSystem }, command);
  return {
    database,
    run,
    /** Suspends so many students and lets them go on; nobody's step moves. Returns how many counted events that makes. */
    async suspendAndResume(courseId: string, students: number) {
      const some = await database.enrollment.findMany({
        where: { courseId, state: "ACTIVE" },
        take: students,
      });
      for (const { id: enrollmentId } of some)
        for (const command of ["suspend", "resume"] as const)
          await run((tx) =>
            changeEnrollment(
              tx,
              command,
              { enrollmentId, reason: "For the bench" },
              new Date(),
            ),
          );
      return some.length * 2;
    },
    async close() {
      await close();
      await database.$disconnect();
    },
  };
}
