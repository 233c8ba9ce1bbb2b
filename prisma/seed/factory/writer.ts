import type { Database, Prisma } from "@throughline/prisma";

/** Where a factory writes: the database itself, or a transaction on it. */
export type Writer = Database | Prisma.TransactionClient;
