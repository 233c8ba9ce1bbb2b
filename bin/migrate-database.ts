import { migrateDeploy } from "../prisma/migrate.ts";

/**
 * Brings a database up to date as its owner: the migrations, then the job queues. A repeat changes nothing.
 * Returns the names of the migrations that were applied.
 */
export async function migrateDatabase(
  ownerUrl: string,
  log: (line: string) => void,
): Promise<string[]> {
  const applied = await migrateDeploy(ownerUrl, log);
  // Only now: the domain is loadable once the Prisma client is generated, which a start does after it has begun.
  const { installQueues } = await import("../domain/queue/install.ts");
  await installQueues(ownerUrl);
  return applied;
}
