import type { z } from "zod";

/** What reading a connection's settings gave; the first field at fault is named. */
export type SettingsReading<Settings> =
  | { kind: "read"; settings: Settings }
  | { kind: "faulty"; field: string; reason: string };

/** Reads a connection's settings by their schema. */
export function readSettings<Settings>(
  schema: z.ZodType<Settings>,
  stored: unknown,
): SettingsReading<Settings> {
  const read = schema.safeParse(stored);
  if (read.success) return { kind: "read", settings: read.data };
  const [issue] = read.error.issues;
  const unknownKey =
    issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined;
  return {
    kind: "faulty",
    field: unknownKey ?? (issue?.path.join(".") || "settings"),
    reason: unknownKey
      ? "is not a setting of this kind of connection"
      : (issue?.message ?? "makes no sense"),
  };
}
