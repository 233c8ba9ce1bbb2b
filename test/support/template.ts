import { installQueues } from "@throughline/domain/queue/install";
import { createDatabase, type Embedded } from "@throughline/prisma/embedded";
import { migrateDeploy } from "@throughline/prisma/migrate";
import { passwordsFrom, provisionLogins } from "@throughline/prisma/roles";
import type { TestDatabaseServer } from "./database.ts";

const template = "throughline_template";

/** Makes the database that `freshDatabase` clones: migrated, queues installed, logins provisioned, no rows. */
export async function makeTemplate({
  url,
  urlFor,
}: Pick<Embedded, "url" | "urlFor">): Promise<TestDatabaseServer> {
  await createDatabase(url, template);
  const owner = urlFor(template);
  await migrateDeploy(owner, () => {});
  await installQueues(owner);
  const logins = await provisionLogins(owner, passwordsFrom("tests"));
  return { maintenance: url, template, urls: { owner, ...logins } };
}
