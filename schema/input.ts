import { z } from "zod";
import { readNodeId } from "./node-id.ts";
import { InvalidInput } from "./error/user-error.type.ts";

/** An id of a node of one type, as the database's id. */
export const nodeIdOf = (typename: string) =>
  z.string().transform((nodeId, check) => {
    const read = tryToRead(nodeId);
    if (read?.typename === typename) return read.id;
    check.addIssue({
      code: "custom",
      message: `This is not the id of a ${typename}. Use its \`id\` field.`,
    });
    return z.NEVER;
  });

/** Parses a mutation's input. Throws {@link InvalidInput} that names the first field at fault. */
export function parseInput<Output>(
  schema: z.ZodType<Output>,
  input: unknown,
): Output {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InvalidInput(
    ["input", ...(issue?.path ?? [])].join("."),
    issue?.message ?? "This makes no sense.",
  );
}

function tryToRead(nodeId: string) {
  try {
    return readNodeId(nodeId);
  } catch {
    return null;
  }
}
