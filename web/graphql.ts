import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./generated/graphql-env.d.ts";

/** Writes an operation that is typed by `schema/schema.graphql`. `gql.tada check` refuses fields that do not exist. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { ID: string; DateTime: string; JSON: unknown };
}>();

export { readFragment } from "gql.tada";
export type {
  FragmentOf,
  ResultOf,
  TadaDocumentNode,
  VariablesOf,
} from "gql.tada";
