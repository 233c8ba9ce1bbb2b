// What a deployment runs before it starts a new version: migrations and job queues, then the logins of the roles.
// With DATABASE_URL (the owner's) and one password per role; see docker-compose.yml.
import { migrateDatabase } from "./migrate-database.ts";
import { provisionLogins, type LoginRole } from "../prisma/roles.ts";

const passwordVariables: Record<LoginRole, string> = {
  throughline_api: "API_DATABASE_PASSWORD",
  throughline_auth: "AUTH_DATABASE_PASSWORD",
  throughline_worker: "WORKER_DATABASE_PASSWORD",
};

const ownerUrl = required("DATABASE_URL");
for (const variable of Object.values(passwordVariables)) required(variable);

const applied = await migrateDatabase(ownerUrl, console.log);
console.log(`${applied.length} migrations applied`);
await provisionLogins(ownerUrl, (role) => required(passwordVariables[role]));
console.log("the roles can log in");

function required(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`Set ${variable}`);
  return value;
}
