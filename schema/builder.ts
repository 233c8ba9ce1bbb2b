import SchemaBuilder from "@pothos/core";
import ErrorsPlugin from "@pothos/plugin-errors";
import PrismaPlugin from "@pothos/plugin-prisma";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import type { Database } from "@throughline/prisma";
import { getDatamodel } from "@throughline/prisma/pothos";
import type PrismaTypes from "@throughline/prisma/pothos";
import type { Context } from "./context.ts";
import { badInput } from "./error/bad-input.ts";
import { unauthorized } from "./error/unauthorized.ts";
import { readNodeId, writeNodeId } from "./node-id.ts";
import { scopesOf, type Scopes } from "./policy/scopes.ts";

/**
 * Makes the schema. The order of the plugins is the order of the walls: first whether the viewer may, then what went wrong
 * as a typed answer, then the reading.
 */
export const builder = new SchemaBuilder<{
  Context: Context;
  PrismaTypes: PrismaTypes;
  AuthScopes: Scopes;
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: true;
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    ID: { Input: string; Output: string };
    JSON: { Input: never; Output: unknown };
    ImportRow: { Input: Record<string, string>; Output: never };
  };
}>({
  plugins: [ScopeAuthPlugin, ErrorsPlugin, RelayPlugin, PrismaPlugin],
  defaultFieldNullability: false,
  defaultInputFieldRequiredness: true,
  scopeAuth: {
    authScopes: scopesOf,
    unauthorizedError: (_parent, context) => unauthorized(context),
    defaultStrategy: "any",
  },
  errors: { directResult: true },
  relay: {
    cursorType: "String",
    encodeGlobalID: writeNodeId,
    decodeGlobalID: readNodeId,
    nodeQueryOptions: { authScopes: { anyone: true } },
    nodesQueryOptions: {
      authScopes: { anyone: true },
      resolve(_root, { ids }, _context, _info, resolveNodes) {
        if (ids.length > 100)
          throw badInput("ids", "Ask for at most 100 nodes at a time.");
        return resolveNodes(ids);
      },
    },
  },
  prisma: {
    client: (context): Database => context.db,
    dmmf: getDatamodel(),
    exposeDescriptions: { models: true, fields: true },
    filterConnectionTotalCount: true,
    defaultConnectionSize: 20,
    maxConnectionSize: 100,
    onUnusedQuery: null,
  },
});

builder.queryType();
builder.mutationType();
builder.subscriptionType();
