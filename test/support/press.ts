import { randomBytes } from "node:crypto";
import { transact, theSystem, type Tx } from "@throughline/domain/transaction";
import type { PrintDesk } from "@throughline/jobs/certificate/print";
import { openDatabase } from "@throughline/prisma";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePerson } from "@throughline/seed/factory/person";
import { openStoreOn } from "./store-on.ts";
import type { Town } from "./town.ts";

/** Where certificates are printed in a town without workers, at whatever time the test says it is. */
export interface Press {
  desk: PrintDesk;
  /** Moves the clock. */
  setTime: (now: Date) => void;
  run: <T>(command: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Somebody who has completed a course, so far without a certificate. */
  addGraduate: (given?: {
    givenName?: string;
    certificateValidMonths?: number | null;
  }) => Promise<{ enrollmentId: string; personId: string }>;
  close: () => Promise<void>;
}

export async function openPress(town: Town): Promise<Press> {
  const database = openDatabase(town.urls.worker, { max: 8 });
  const { store, close } = await openStoreOn(database, town.urls.worker);
  let time: Date | null = null;
  return {
    desk: {
      store,
      now: () => time ?? new Date(),
      randomBytes,
      log: { warn: () => {} },
      encryptionKey: Buffer.from(
        town.jobsEnvironment.ENCRYPTION_KEY ?? "",
        "base64",
      ),
      school: {
        name: "Throughline",
        signatory: "The Head",
        portalUrl: "http://portal.test",
        logo: null,
      },
    },
    setTime: (now) => {
      time = now;
    },
    run: (command) => transact(store, { actor: theSystem }, command),
    async addGraduate({ givenName = "Ana", certificateValidMonths } = {}) {
      const person = await makePerson(town.database, {
        givenName,
        familyName: "Silva",
      });
      const course = await makeCourse(town.database, {
        certificateValidMonths,
      });
      const enrollment = await town.database.enrollment.create({
        data: {
          personId: person.id,
          courseId: course.id,
          state: "COMPLETED",
          completedAt: new Date(),
        },
      });
      return { enrollmentId: enrollment.id, personId: person.id };
    },
    async close() {
      await close();
      await database.$disconnect();
    },
  };
}
