import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./generated/client/client.ts";

export { Prisma, PrismaClient };
export * from "./generated/client/enums.ts";
export type * from "./generated/client/models.ts";

export interface DatabaseOptions {
  /** Connections at most. */
  max?: number;
  /** Called with every statement sent; for counting and tracing. */
  onStatement?: (sql: string) => void;
}

/** A Prisma client on its own pool. Connects at the first statement; end it with `$disconnect()`. */
export function openDatabase(
  url: string,
  { max = 10, onStatement }: DatabaseOptions = {},
): Database {
  const adapter = new PrismaPg({ connectionString: url, max });
  const database = new PrismaClient({
    adapter,
    log: onStatement ? [{ emit: "event", level: "query" }] : [],
    transactionOptions: { maxWait: 10_000, timeout: 30_000 },
  });
  if (onStatement)
    database.$on("query", (statement) => onStatement(statement.query));
  return database;
}

export type Database = PrismaClient<"query">;
