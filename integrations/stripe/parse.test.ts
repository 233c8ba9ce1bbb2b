import { describe, expect, test } from "vitest";
import { parseStripeMessage } from "./parse.ts";

const event = (object: object, more: object = {}) => ({
  id: "evt_1",
  object: "event",
  type: "checkout.session.completed",
  created: 1_795_000_000,
  data: { object },
  ...more,
});

describe("an event of v1", () => {
  test("says what it is about and when it happened", () => {
    expect(
      parse(event({ object: "refund", id: "re_1", payment_intent: "pi_1" })),
    ).toEqual({
      kind: "parsed",
      message: {
        id: "evt_1",
        type: "checkout.session.completed",
        occurredAt: new Date(1_795_000_000_000),
        account: null,
        about: { object: "refund", id: "re_1" },
        orderedBy: "pi_1",
      },
    });
  });

  test.each([
    [
      "a checkout that is paid, by its payment",
      {
        object: "checkout.session",
        id: "cs_1",
        payment_intent: "pi_1",
        subscription: null,
      },
      "pi_1",
    ],
    [
      "a checkout that expired, by itself",
      { object: "checkout.session", id: "cs_1", payment_intent: null },
      "cs_1",
    ],
    [
      "a checkout of a license, by its subscription",
      { object: "checkout.session", id: "cs_1", subscription: "sub_1" },
      "sub_1",
    ],
    [
      "a subscription, by itself",
      { object: "subscription", id: "sub_1" },
      "sub_1",
    ],
    [
      "an invoice, by its subscription",
      {
        object: "invoice",
        id: "in_1",
        parent: { subscription_details: { subscription: "sub_1" } },
      },
      "sub_1",
    ],
    [
      "a charge, by its payment",
      { object: "charge", id: "ch_1", payment_intent: { id: "pi_1" } },
      "pi_1",
    ],
    ["a transfer, by itself", { object: "transfer", id: "tr_1" }, "tr_1"],
  ])("orders %s", (_what, object, orderedBy) => {
    expect(parse(event(object))).toMatchObject({ message: { orderedBy } });
  });

  test("of a connected account is ordered by the account", () => {
    const capability = { object: "capability", id: "transfers" };
    expect(parse(event(capability, { account: "acct_1" }))).toMatchObject({
      message: { orderedBy: "acct_1" },
    });
  });

  test("about something without an id is ordered by its account, else by itself", () => {
    const nameless = event({ object: "balance" }, { account: "acct_1" });
    expect(parse(nameless)).toMatchObject({
      message: { about: null, account: "acct_1", orderedBy: "acct_1" },
    });
    expect(parse(event({ object: "balance" }))).toMatchObject({
      message: { orderedBy: "evt_1" },
    });
  });

  test("of a type that nobody knows is read too", () => {
    expect(parse(event({}, { type: "moon.landed" }))).toMatchObject({
      message: { type: "moon.landed" },
    });
  });
});

test("a thin event of v2 says what it is about", () => {
  expect(
    parse({
      id: "evt_test_2",
      object: "v2.core.event",
      type: "v2.core.account[requirements].updated",
      created: "2026-11-23T12:00:00.000Z",
      context: null,
      related_object: {
        id: "acct_1",
        type: "v2.core.account",
        url: "/v2/core/accounts/acct_1",
      },
    }),
  ).toEqual({
    kind: "parsed",
    message: {
      id: "evt_test_2",
      type: "v2.core.account[requirements].updated",
      occurredAt: new Date("2026-11-23T12:00:00Z"),
      account: "acct_1",
      about: { object: "v2.core.account", id: "acct_1" },
      orderedBy: "acct_1",
    },
  });
});

test.each([
  ["no object at all", "[]", "body"],
  ["no JSON", "{", "body"],
  ["a raw NUL", '{"id":"\0"}', "body"],
  ["another kind of object", { object: "charge" }, "object"],
  ["an id with a NUL", event({}, { id: "evt_\0" }), "id"],
  ["an id of 500 characters", event({}, { id: "e".repeat(500) }), "id"],
  ["no type", event({}, { type: undefined }), "type"],
  ["a type in another script", event({}, { type: "支払い" }), "type"],
  ["a huge time", event({}, { created: 1e300 }), "created"],
  ["no data", event({}, { data: undefined }), "data"],
  ["data that is a text", event({}, { data: { object: "x" } }), "data.object"],
])("%s is refused with the field at fault", (_what, body, field) => {
  expect(parse(body)).toMatchObject({ kind: "malformed", field });
});

test("bytes that are no UTF-8 are refused", () => {
  expect(parseStripeMessage(new Uint8Array([0xff, 0xfe]))).toMatchObject({
    kind: "malformed",
    field: "body",
  });
});

const parse = (body: unknown) =>
  parseStripeMessage(
    Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
  );
