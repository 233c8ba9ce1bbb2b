import { performance } from "node:perf_hooks";
import { openDatabase } from "@throughline/prisma";
import { makeConnection } from "@throughline/seed/factory/connection";
import { makeCourse } from "@throughline/seed/factory/course";
import { makePartner } from "@throughline/seed/factory/partner";
import {
  freshDatabase,
  type TestDatabaseServer,
} from "../../support/database.ts";
import { openImport } from "../../support/import-file.ts";
import { openStoreOn } from "../../support/store-on.ts";
import type { BenchReport } from "../report.ts";

const students = 50_000;
const stepsOfCourse = 4;
const now = new Date("2026-11-21T12:00:00Z");

/**
 * How long 50,000 enrollments under way take to be checked, written and taken back, as a worker does it: of four steps two are
 * completed, one is in progress, each with the partner's id.
 */
export async function benchImport({
  server,
}: {
  server: TestDatabaseServer;
}): Promise<BenchReport> {
  const urls = await freshDatabase(server);
  const database = openDatabase(urls.worker);
  const { store, close } = await openStoreOn(database, urls.worker);
  try {
    const { id: partnerId } = await makePartner(database, { slug: "bench" });
    await makeConnection(database, {
      partnerId,
      encryptionKey: new Uint8Array(32),
    });
    await makeCourse(database, {
      code: "BENCH",
      steps: Array.from({ length: stepsOfCourse }, () => ({ partnerId })),
    });
    const imports = openImport(store, () => now);
    let operationId = "";
    const phases: { name: string; seconds: number }[] = [];
    const time = async (name: string, run: () => Promise<unknown>) => {
      const start = performance.now();
      await run();
      phases.push({ name, seconds: (performance.now() - start) / 1000 });
    };
    await time("upload", async () => {
      operationId = await imports.upload("IMPORT_ENROLLMENTS", makeFile());
    });
    await time("dry run", () => imports.check(operationId));
    await time("run", () => imports.start(operationId));
    const written = await database.enrollment.count();
    await time("undo", () => imports.undo(operationId));
    const left = await database.enrollment.count();
    if (written !== students || left !== 0)
      throw new Error(`${written} were written, ${left} were left`);

    const untilWritten = phases
      .filter(({ name }) => name !== "undo")
      .reduce((sum, { seconds }) => sum + seconds, 0);
    return {
      ratios: [
        {
          what: "from the file to 50,000 enrollments, of two minutes",
          times: untilWritten / 120,
        },
      ],
      columns: ["phase", "seconds", "rows a second"],
      rows: phases.map(({ name, seconds }) => [
        name,
        seconds,
        students / seconds,
      ]),
      notes: [
        `${students.toLocaleString("en")} new people, each with ${stepsOfCourse} steps, three records at the partner and nine facts`,
        "after the run all were there, after the undo none",
      ],
    };
  } finally {
    await close();
    await database.$disconnect();
    await urls.close();
  }
}

function makeFile(): string {
  const headings = [
    "E-mail",
    "Given name",
    "Family name",
    "Course",
    "Enrolled at",
  ];
  for (let step = 1; step <= 3; step += 1)
    for (const what of ["state", "started at", "settled at", "partner's id"])
      headings.push(`Step ${step} ${what}`);
  const lines = Array.from({ length: students }, (_, n) =>
    [
      `student-${n}@bench.example`,
      "Zoë",
      `Müller ${n}`,
      "BENCH",
      "2026-09-01T08:00:00Z",
      "COMPLETED,2026-09-02T08:00:00Z,2026-09-08T15:30:00Z",
      `one-${n}`,
      "COMPLETED,2026-09-09T08:00:00Z,2026-09-20T15:30:00Z",
      `two-${n}`,
      "IN_PROGRESS,2026-11-19T08:00:00Z,",
      `three-${n}`,
    ].join(","),
  );
  return [headings.join(","), ...lines].join("\n");
}
