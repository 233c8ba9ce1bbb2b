import { writeFile } from "node:fs/promises";
import path from "node:path";
import { lexicographicSortSchema, printSchema } from "graphql";
import { schema } from "./index.ts";

/** The schema as it is committed. */
export const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (import.meta.main)
  await writeFile(path.join(import.meta.dirname, "schema.graphql"), printed);
