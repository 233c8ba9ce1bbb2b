import { badInput } from "./error/bad-input.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id of a node as clients see it: opaque, and unique among all types. */
export function writeNodeId(
  typename: string,
  id: string | number | bigint,
): string {
  return Buffer.from(`${typename}:${id}`).toString("base64url");
}

/** Reads what {@link writeNodeId} wrote. Throws a BAD_USER_INPUT error for anything else. */
export function readNodeId(nodeId: string): { typename: string; id: string } {
  const [typename, id, ...rest] = Buffer.from(nodeId, "base64url")
    .toString("utf8")
    .split(":");
  if (!typename || !id || rest.length > 0 || !uuid.test(id))
    throw badInput(
      "id",
      "This is not an id of this API. Use the `id` field of what you mean.",
    );
  return { typename, id };
}
