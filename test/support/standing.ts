import type { Database } from "@throughline/prisma";

const purposes = ["coursePaused", "courseResumed", "courseEnded"];

/** What the letters told about an enrollment that stands still, goes on or ended, oldest first, such as `coursePaused LICENSE`. */
export async function toldOf(
  database: Database,
  enrollmentId: string,
): Promise<string[]> {
  const letters = await database.sendIntent.findMany({
    where: {
      purpose: { in: purposes },
      payload: { path: ["enrollmentId"], equals: enrollmentId },
    },
    orderBy: { id: "asc" },
  });
  return letters.map(({ purpose, payload }) => {
    const { cause } = payload as { cause?: string };
    return [purpose, cause].filter(Boolean).join(" ");
  });
}
