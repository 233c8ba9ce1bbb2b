import type { World } from "./world.ts";

/** A call of the API, authorised and read. */
export interface Call {
  world: World;
  /** The ids in its path. */
  ids: string[];
  /** Form parameters of v1, from the body or the query; JSON of v2, or its query. */
  params: Record<string, unknown>;
  /** The connected account in whose name it is made. */
  account?: string;
}

/** What answers a call: an object of Stripe. Throws `StripeProblem`. */
export type Handler = (call: Call) => object;

/** Method, path with `:id` in place of ids, and what answers it. */
export type Route = [method: "GET" | "POST" | "DELETE", path: string, Handler];

/** The first id of the path. */
export const idOf = ({ ids: [id = ""] }: Call) => id;
