import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { defineConfig } from "prisma/config";

// The command line looks for its engine only after it has read this file, so that the choice can be made here.
if (!nativeSchemaEngineIsInstalled()) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(
    import.meta.dirname,
    "schema-engine.mjs",
  );
}

export default defineConfig({
  schema: "models",
  migrations: { path: "migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "" },
});

/** Prisma downloads its native engine on install; a machine without internet ends up with the package but not the binary. */
function nativeSchemaEngineIsInstalled(): boolean {
  const fromPrisma = createRequire(
    createRequire(import.meta.url).resolve("prisma/package.json"),
  );
  const folder = path.dirname(
    fromPrisma.resolve("@prisma/engines/package.json"),
  );
  return (
    existsSync(folder) &&
    readdirSync(folder).some((file) => file.startsWith("schema-engine-"))
  );
}
