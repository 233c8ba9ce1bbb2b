import { openVault } from "@throughline/domain/partner/vault";
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
      formerPersonIds: [],
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
      school: { name: "Town School", portalUrl: "http://portal.test" },
      feed: {
        follow: () => noEvents(),
        position: () => Promise.resolve({ cursor: "" }),
      },
      lti: {
        endpoints: {
          issuer: "http://127.0.0.1",
          authorizationUrl: "http://127.0.0.1/lti/authorize",
          tokenUrl: "http://127.0.0.1/lti/token",
          jwksUrl: "http://127.0.0.1/lti/jwks",
          deepLinkUrl: "http://127.0.0.1/lti/deep-links",
        },
        startDeepLink: () =>
          Promise.resolve({ kind: "ready", url: "http://127.0.0.1/choose" }),
      },
      partners: {
        launch: () =>
          Promise.resolve({ kind: "redirect", url: "http://127.0.0.1/launch" }),
        renewAccess: () =>
          Promise.resolve({ kind: "unavailable", reason: "not here" }),
        test: () => Promise.resolve({ kind: "healthy" }),
        capabilities: () => Promise.resolve(null),
        readEvidence: () => Promise.resolve({ kind: "unsupported" }),
        faultOfConnection: () => Promise.resolve(null),
      },
      vault: openVault(Buffer.alloc(32, 7)),
      stripe: readyStripe,
      guests: { countCheckout: () => Promise.resolve(0) },
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

/** Stripe, always ready. */
const readyStripe: Context["stripe"] = {
  isConfigured: true,
  createCheckout: ({ orderId }) =>
    Promise.resolve({
      kind: "ready",
      checkoutSessionId: `cs_test_${orderId}`,
      url: `http://stripe.test/pay/${orderId}`,
      expiresAt: new Date(monday.getTime() + 24 * 3_600_000),
    }),
  startOnboarding: ({ payoutAccountId, stripeAccountId }) =>
    Promise.resolve({
      kind: "ready",
      stripeAccountId: stripeAccountId ?? `acct_${payoutAccountId}`,
      url: "http://stripe.test/onboarding",
    }),
  startBillingPortal: () =>
    Promise.resolve({ kind: "ready", url: "http://stripe.test/billing" }),
};
