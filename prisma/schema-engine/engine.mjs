import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createAdapterFactory } from "./adapter.mjs";

const packageFolder = path.dirname(
  createRequire(import.meta.url).resolve(
    "@prisma/schema-engine-wasm/schema_engine_bg",
  ),
);

/** The commit of Prisma's engines from which the WebAssembly build was made. */
export function engineVersion() {
  const manifest = path.join(packageFolder, "package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version.split(/[.-]/).pop();
}

/**
 * Loads the WebAssembly engine over the given models and database.
 * @param {{ datasource: import("./arguments.mjs").Datasource, models: [string, string][] }} options
 */
export async function openEngine({ datasource, models }) {
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const { instance } = await WebAssembly.instantiate(
    readFileSync(path.join(packageFolder, "schema_engine_bg.wasm")),
    { "./schema_engine_bg.js": bindings },
  );
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine.new(
    { datamodels: models.length > 0 ? models : undefined },
    () => {},
    createAdapterFactory(datasource),
  );
}
