import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import {
  json,
  type HttpReply,
  type HttpRequest,
} from "../../simulator/http.ts";
import { accountRoutes } from "./account.ts";
import { billingPortalRoutes } from "./billing-portal.ts";
import type { Handler, Route } from "./call.ts";
import { catalogueRoutes } from "./catalogue.ts";
import { checkoutRoutes } from "./checkout.ts";
import { clockRoutes } from "./clock.ts";
import { customerRoutes } from "./customer.ts";
import { disputeRoutes } from "./dispute.ts";
import { eventRoutes } from "./event.ts";
import { expand } from "./expand.ts";
import { fateOf, type ApiFaults } from "./fault.ts";
import { parseForm } from "./form.ts";
import type { Replies } from "./idempotency.ts";
import { invoiceRoutes } from "./invoice.ts";
import type { LostReplies } from "./lost-replies.ts";
import { refuseUnread } from "./params.ts";
import { paymentRoutes } from "./payment.ts";
import { badRequest, StripeProblem } from "./problem.ts";
import { promotionRoutes } from "./promotion.ts";
import { refundRoutes } from "./refund.ts";
import { subscriptionRoutes } from "./subscription.ts";
import { taxRoutes } from "./tax.ts";
import { transferRoutes } from "./transfer.ts";
import { newId, type World } from "./world.ts";

/** The API's side of the simulator. */
export interface ApiDesk {
  world: World;
  secretKey: string;
  replies: Replies;
  faults: ApiFaults;
  lostReplies: LostReplies;
}

/** What the wire brings back; `lost` is carried out, but its answer never arrives. */
type ApiReply = HttpReply | "lost";

/** Answers a call of `/v1…` or `/v2…`. */
export async function serveApi(
  desk: ApiDesk,
  request: HttpRequest,
): Promise<ApiReply> {
  const { world, faults } = desk;
  const requestId = newId(world, "req", 14);
  const key = request.headers["idempotency-key"];
  const takesKey = request.method === "POST" && typeof key === "string";
  const onTheWay = (reply: HttpReply): ApiReply =>
    desk.lostReplies.isLost(findRoute(request)?.call ?? "") ? "lost" : reply;
  let isTaken = false;
  try {
    authorise(desk, request);
    const fate = fateOf(faults, world.random);
    if (fate.kind === "rejected") {
      if (faults.delayMs > 0) await wait(faults.delayMs);
      throw fate.problem;
    }
    if (takesKey) {
      const replayed = desk.replies.take(key, fingerprintOf(request));
      if (replayed) return onTheWay(replayed);
      isTaken = true;
    }
    if (faults.delayMs > 0) await wait(faults.delayMs);
    const reply = json(200, carryOut(world, request), {
      "request-id": requestId,
    });
    if (takesKey) desk.replies.keep(key, reply);
    return fate.kind === "replyLost" ? "lost" : onTheWay(reply);
  } catch (error) {
    const problem =
      error instanceof StripeProblem
        ? error
        : new StripeProblem(500, {
            type: "api_error",
            message: `The simulator failed: ${String(error)}`,
          });
    const reply = refusal(problem, requestId);
    if (takesKey && isTaken) {
      if (problem.status < 500) desk.replies.keep(key, reply);
      else desk.replies.forget(key);
    }
    return reply;
  }
}

function refusal(
  { status, type, code, param, message, extra }: StripeProblem,
  requestId: string,
): HttpReply {
  const { retryAfter, ...rest } = extra;
  return json(
    status,
    { error: { type, code, param, message, ...rest } },
    {
      "request-id": requestId,
      ...(typeof retryAfter === "number" && {
        "retry-after": String(retryAfter),
      }),
    },
  );
}

function authorise({ secretKey }: ApiDesk, { headers }: HttpRequest): void {
  const given = headers.authorization;
  if (given === `Bearer ${secretKey}`) return;
  throw new StripeProblem(401, {
    message: given
      ? `Invalid API Key provided: ${given.replace(/^Bearer /, "").slice(0, 7)}***`
      : "You did not provide an API key.",
  });
}

function fingerprintOf({ method, path, body }: HttpRequest): string {
  return createHash("sha256")
    .update(`${method} /${path.join("/")}\n${body}`)
    .digest("hex");
}

function carryOut(world: World, request: HttpRequest): object {
  const found = findRoute(request);
  if (!found)
    throw new StripeProblem(404, {
      message: `Unrecognized request URL (${request.method}: /${request.path.join("/")}).`,
    });
  const { expand: paths, ...params } = paramsOf(request);
  const account =
    request.headers["stripe-account"] ?? request.headers["stripe-context"];
  const answer = found.handler({
    world,
    ids: found.ids,
    params,
    ...(typeof account === "string" && { account }),
  });
  if (request.method === "GET" && request.path[0] === "v1")
    refuseUnread(params);
  return expand(world, answer, Array.isArray(paths) ? paths.map(String) : []);
}

function paramsOf(request: HttpRequest): Record<string, unknown> {
  const isJson = request.path[0] === "v2" && request.method === "POST";
  if (isJson) return jsonOf(request.body);
  const text =
    request.method === "POST" ? request.body : request.query.toString();
  const form = parseForm(text);
  if (form === null) throw badRequest("The parameters cannot be read.");
  return form;
}

function jsonOf(body: string): Record<string, unknown> {
  try {
    const read: unknown = body === "" ? {} : JSON.parse(body);
    if (typeof read === "object" && read !== null && !Array.isArray(read))
      return read as Record<string, unknown>;
  } catch {
    // Refused below, like any other body that is no object.
  }
  throw badRequest("The body is not a JSON object.", { code: "invalid_json" });
}

const routes = [
  ...catalogueRoutes,
  ...promotionRoutes,
  ...customerRoutes,
  ...checkoutRoutes,
  ...paymentRoutes,
  ...refundRoutes,
  ...disputeRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...clockRoutes,
  ...accountRoutes,
  ...transferRoutes,
  ...billingPortalRoutes,
  ...taxRoutes,
  ...eventRoutes,
].map(([method, path, handler]: Route) => ({
  call: `${method} ${path}`,
  method,
  segments: path.slice(1).split("/"),
  handler,
}));

function findRoute({
  method,
  path,
}: HttpRequest): { call: string; handler: Handler; ids: string[] } | null {
  for (const route of routes) {
    if (route.method !== method || route.segments.length !== path.length)
      continue;
    const fits = route.segments.every(
      (segment, index) => segment === ":id" || segment === path[index],
    );
    if (fits)
      return {
        call: route.call,
        handler: route.handler,
        ids: path.filter((_, index) => route.segments[index] === ":id"),
      };
  }
  return null;
}
