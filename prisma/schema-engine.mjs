#!/usr/bin/env node
// Stands in for Prisma's native schema engine on machines where it could not be downloaded: the same JSON-RPC over stdin and
// stdout, answered by the official WebAssembly build of that engine. `prisma.config.ts` decides when it is used.
import { parseArguments } from "./schema-engine/arguments.mjs";
import { runDatabaseCommand } from "./schema-engine/database-command.mjs";
import { engineVersion } from "./schema-engine/engine.mjs";
import { serve } from "./schema-engine/serve.mjs";

const invocation = parseArguments(process.argv.slice(2));

switch (invocation.kind) {
  case "version":
    console.log(`schema-engine-cli ${engineVersion()}`);
    break;
  case "databaseCommand":
    process.exitCode = await runDatabaseCommand(
      invocation.command,
      invocation.datasource,
    );
    break;
  case "serve":
    serve(invocation);
    break;
}
