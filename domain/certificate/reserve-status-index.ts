import type { Database } from "@throughline/prisma";

/** A place in the status lists that no other badge will have. One that is not used in the end stays empty for ever. */
export async function reserveStatusIndex(
  db: Pick<Database, "$queryRaw">,
): Promise<number> {
  const [row] = await db.$queryRaw<
    { index: number }[]
  >`SELECT nextval(pg_get_serial_sequence('"BadgeCredential"', 'statusIndex'))::int AS index`;
  if (!row) throw new Error("the sequence of the status lists gave nothing");
  return row.index;
}
