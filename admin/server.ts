import { readEnv } from "@throughline/web/env";
import { serveApp } from "@throughline/web/server";

const isDevelopment = process.argv.includes("--dev");

await serveApp({
  root: import.meta.dirname,
  env: readEnv(),
  vite: isDevelopment ? await import("vite") : undefined,
});
