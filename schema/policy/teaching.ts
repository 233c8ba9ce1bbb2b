import type { RequestViewer } from "../context.ts";

/** Whether a class is one that the viewer teaches: the roll and the meeting link are theirs then. */
export const teaches = (
  instructorId: string | null,
  { role, personId }: RequestViewer,
): boolean =>
  role === "INSTRUCTOR" && instructorId !== null && instructorId === personId;
