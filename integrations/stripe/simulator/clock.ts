import type { Stripe } from "stripe";
import { z } from "zod";
import { runBillingOf } from "./billing.ts";
import { idOf, type Call, type Route } from "./call.ts";
import { listPage } from "./list.ts";
import { integer, readParams, words } from "./params.ts";
import { badRequest } from "./problem.ts";
import { emit, newId, secondsNow } from "./world.ts";

/** Test clocks, by which subscriptions age at once. */
export const clockRoutes: Route[] = [
  ["POST", "/v1/test_helpers/test_clocks", createClock],
  [
    "GET",
    "/v1/test_helpers/test_clocks",
    (call) =>
      listPage(
        call,
        "/v1/test_helpers/test_clocks",
        call.world.books.all("test_helpers.test_clock"),
      ),
  ],
  ["GET", "/v1/test_helpers/test_clocks/:id", (call) => clockOf(call)],
  ["POST", "/v1/test_helpers/test_clocks/:id/advance", advanceClock],
];

const clockOf = (call: Call) =>
  call.world.books.get("test_helpers.test_clock", idOf(call));

const keptSeconds = 30 * 86_400;
const furthestSeconds = 2 * 365 * 86_400;

function createClock({ world, params }: Call): Stripe.TestHelpers.TestClock {
  const read = readParams(
    z.strictObject({ frozen_time: integer, name: words.optional() }),
    params,
  );
  const created = secondsNow(world);
  const clock = {
    id: newId(world, "clock", 24),
    object: "test_helpers.test_clock",
    created,
    deletes_after: created + keptSeconds,
    frozen_time: read.frozen_time,
    livemode: false,
    name: read.name ?? null,
    status: "ready",
    status_details: {},
  } satisfies Stripe.TestHelpers.TestClock;
  emit(world, "test_helpers.test_clock.created", clock);
  return world.books.add("test_helpers.test_clock", clock);
}

function advanceClock(call: Call): Stripe.TestHelpers.TestClock {
  const { world, params } = call;
  const clock = clockOf(call);
  const { frozen_time } = readParams(
    z.strictObject({ frozen_time: integer }),
    params,
  );
  const ahead = frozen_time - clock.frozen_time;
  if (ahead <= 0 || ahead > furthestSeconds)
    throw badRequest(
      "Test clocks can only be advanced into the future, and two years at once at most.",
      { param: "frozen_time" },
    );
  clock.frozen_time = frozen_time;
  runBillingOf(world, clock.id);
  emit(world, "test_helpers.test_clock.ready", clock);
  return clock;
}
