import { print } from "@0no-co/graphql.web";
import { data, redirect } from "@remix-run/node";
import type { TadaDocumentNode } from "gql.tada";
import { z } from "zod";
import { apiHeaders } from "./api-headers.server.ts";
import { currentEnv } from "./env.ts";
import { signInPath } from "./door/sign-in-path.ts";

const PATIENCE_MS = 15_000;

const answerShape = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        extensions: z.object({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

/** A document without variables needs none to be given. */
type VariablesArgument<Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables]
    : [variables: Variables];

/**
 * Asks the api on behalf of a loader's or action's request: with its cookies and request id, given up when it is. Throws what
 * the app's error page shows: a redirect to the sign-in page when nobody is signed in, 403, 404, 400 (an argument that makes
 * no sense), 503 while the api cannot be reached, else 502; never the api's own words.
 */
export async function query<Result, Variables>(
  request: Request,
  document: TadaDocumentNode<Result, Variables>,
  ...[variables]: VariablesArgument<Variables>
): Promise<Result> {
  const response = await send(request, { query: print(document), variables });
  const answer = await readAnswer(request, response);
  const [error] = answer.errors ?? [];
  if (!error) return answer.data as Result;
  const code = error.extensions?.code ?? "";
  if (code === "UNAUTHENTICATED") throw redirect(signInPath(request.url));
  const status = statuses[code] ?? 502;
  if (status === 502) console.error(idOf(request), error.message);
  throw problem(request, status);
}

const statuses: Record<string, number> = {
  BAD_USER_INPUT: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  UNAVAILABLE: 503,
};

async function send(request: Request, body: unknown): Promise<Response> {
  try {
    return await fetch(new URL("graphql", baseOf(currentEnv().apiUrl)), {
      method: "POST",
      headers: apiHeaders(request),
      body: JSON.stringify(body),
      signal: AbortSignal.any([
        request.signal,
        AbortSignal.timeout(PATIENCE_MS),
      ]),
    });
  } catch {
    request.signal.throwIfAborted();
    throw problem(request, 503);
  }
}

async function readAnswer(request: Request, response: Response) {
  if (response.status >= 502) throw problem(request, 503);
  const body: unknown = await response.json().catch(() => undefined);
  request.signal.throwIfAborted();
  const answer = answerShape.safeParse(body);
  if (answer.success) return answer.data;
  console.error(idOf(request), `the api answered ${response.status}`);
  throw problem(request, 502);
}

/** With the request id, so that a person can name it to support. */
function problem(request: Request, status: number) {
  return data({ reference: idOf(request) }, { status });
}

function idOf(request: Request) {
  return request.headers.get("x-request-id") ?? undefined;
}

function baseOf(url: URL) {
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
