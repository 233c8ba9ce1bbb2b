import { transact } from "@throughline/domain/transaction";
import { openDatabase, type UserRole } from "@throughline/prisma";
import { viewedBy, type Viewer } from "@throughline/prisma/viewer";
import { schema } from "@throughline/schema";
import type { Context, RequestViewer } from "@throughline/schema/context";
import { graphql, type ExecutionResult } from "graphql";
import { monday } from "./journey.ts";
import type { TestStore } from "./store.ts";

export interface Asker {
  role: UserRole | "ANONYMOUS";
  personId?: string | null;
}

/** The schema as different viewers see it, over the api's own database role; SQL statements are counted. */
export function openGraphql(school: TestStore) {
  const statements: string[] = [];
  const database = openDatabase(school.urls.api, {
    onStatement: (sql) => statements.push(sql),
  });
  const store = { ...school.store, database };

  function contextOf(
    { role, personId = null }: Asker,
    databaseViewer?: Viewer,
  ): Context {
    const viewer: RequestViewer = {
      role,
      personId,
      userId: personId,
      name: "Somebody",
    };
    const seenBy = databaseViewer ?? { role, personId };
    const actor = { kind: "PERSON", id: personId, name: viewer.name } as const;
    return {
      viewer,
      db: viewedBy(database, seenBy),
      transact: (run) => transact(store, { actor, viewer: seenBy }, run),
      transactForViewer: (run) =>
        transact(store, { actor, viewer: { role: "SYSTEM", personId } }, run),
      now: () => monday,
      feed: { follow: () => noEvents() },
      partners: {
        launch: () =>
          Promise.resolve({ kind: "ready", url: "http://127.0.0.1/launch" }),
      },
    };
  }

  return {
    statements,
    contextOf,
    /** Runs an operation as a viewer; `databaseViewer` is who PostgreSQL is told it is, where that differs. */
    ask: (
      asker: Asker,
      source: string,
      variableValues: Record<string, unknown> = {},
      databaseViewer?: Viewer,
    ): Promise<ExecutionResult<Record<string, never>>> =>
      graphql({
        schema,
        source,
        variableValues,
        contextValue: contextOf(asker, databaseViewer),
      }) as Promise<ExecutionResult<Record<string, never>>>,
    close: () => database.$disconnect(),
  };
}

async function* noEvents() {}
