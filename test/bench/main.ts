import { parseArgs } from "node:util";
import { openBenchServer } from "./bench-server.ts";
import { benchBooking } from "./booking/booking.bench.ts";
import { benchImport } from "./import/import.bench.ts";
import { benchIngest } from "./ingest/ingest.bench.ts";
import { benchLive } from "./live/live.bench.ts";
import { describeMachine } from "./machine.ts";
import { benchPipeline } from "./pipeline/pipeline.bench.ts";
import { renderReport, type BenchReport } from "./report.ts";
import { benchReport } from "./report/report.bench.ts";
import type { TestDatabaseServer } from "../support/database.ts";

interface Settings {
  server: TestDatabaseServer;
  million: boolean;
}

const benches = new Map<string, (settings: Settings) => Promise<BenchReport>>([
  ["booking", benchBooking],
  ["import", benchImport],
  ["ingest", benchIngest],
  ["live", benchLive],
  ["pipeline", benchPipeline],
  ["report", benchReport],
]);

const usage = `npm run bench -- [${[...benches.keys()].join("|")}] [--million]`;

/** Runs the named benches, or all, one after the other on one PostgreSQL, and prints each report as it is there. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { million: { type: "boolean", default: false } },
  });
  const names = positionals.length > 0 ? positionals : [...benches.keys()];
  const unknown = names.filter((name) => !benches.has(name));
  if (unknown.length > 0)
    throw new Error(`There is no bench ${unknown.join(", ")}. Try: ${usage}`);
  const { server, close } = await openBenchServer();
  try {
    for (const name of names) {
      console.log(`\n${name} · ${describeMachine()}`);
      const report = await benches.get(name)?.({ server, ...values });
      if (report) console.log(renderReport(report));
    }
  } finally {
    await close();
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
