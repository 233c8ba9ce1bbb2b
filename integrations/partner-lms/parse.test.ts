import { describe, expect, test } from "vitest";
import { parsePartnerMessage } from "./parse.ts";

const now = new Date("2026-11-21T12:00:00Z");

describe("reading a partner's message", () => {
  test("a whole message is read into our words", () => {
    expect(
      parse({
        type: "course.completed",
        timestamp: "2026-11-21T11:00:00+01:00",
        data: {
          enrollment_id: "ext-1",
          reference: "our-1",
          student: { external_id: "p-1", email: "ana@example.test" },
          course_id: "SFZ",
          progress: 99.9,
          score: 92,
          certificate_url: "https://milady.test/c/1",
          launch_url: "https://milady.test/l/1",
        },
      }),
    ).toEqual({
      kind: "parsed",
      message: {
        type: "courseCompleted",
        occurredAt: new Date("2026-11-21T10:00:00Z"),
        externalId: "ext-1",
        reference: "our-1",
        learnerEmail: "ana@example.test",
        courseRef: "SFZ",
        progress: 99,
        score: 92,
        certificateUrl: "https://milady.test/c/1",
        launchUrl: "https://milady.test/l/1",
      },
    });
  });

  test("an enrolment is known by its other spelling, or by our reference alone", () => {
    expect(parse(completed({ external_enrollment_id: "ext-2" }))).toMatchObject(
      { message: { externalId: "ext-2", reference: null } },
    );
    expect(parse(completed({ reference: "our-2" }))).toMatchObject({
      message: { externalId: null, reference: "our-2" },
    });
  });

  test.each(["enrollment.created", "course.completed"])(
    "%s needs no more than an enrolment",
    (type) => {
      expect(parse({ ...completed({ enrollment_id: "e" }), type }).kind).toBe(
        "parsed",
      );
    },
  );

  test("a type we do not know is named, whatever it says", () => {
    expect(parse({ type: "student.moved", data: 7 })).toEqual({
      kind: "unknownType",
      type: "student.moved",
    });
    expect(parse({ type: "constructor" }).kind).toBe("unknownType");
  });

  test.each<[string, string | Uint8Array]>([
    ["body", ""],
    ["body", "{"],
    ["body", "[]"],
    ["body", "null"],
    ["body", "[".repeat(400_000)],
    ["body", Uint8Array.of(0x7b, 0xff, 0x7d)],
    ["type", "{}"],
    ["type", '{"type":7}'],
    ["type", '{"type":" "}'],
    ["type", '{"type":"a\\u0000b"}'],
    ["type", JSON.stringify({ type: "x".repeat(501) })],
  ])("what is no message is malformed at %s", (field, body) => {
    const rawBody = typeof body === "string" ? Buffer.from(body) : body;
    expect(parsePartnerMessage(rawBody, now)).toMatchObject({
      kind: "malformed",
      field,
    });
  });

  test.each<[string, Record<string, unknown>]>([
    ["data.progress", progress({ progress: 140 })],
    ["data.progress", progress({ progress: -1 })],
    ["data.progress", progress({ progress: "40" })],
    ["data.progress", progress({})],
    ["data.progress", completed({ enrollment_id: "e", progress: 101 })],
    ["data.score", completed({ enrollment_id: "e", score: -1 })],
    ["data.enrollment_id", completed({})],
    ["data.enrollment_id", completed({ enrollment_id: " " })],
    ["data.enrollment_id", completed({ enrollment_id: 7 })],
    [
      "data.external_enrollment_id",
      completed({ enrollment_id: "a", external_enrollment_id: "b" }),
    ],
    ["data", { ...completed({}), data: undefined }],
    ["timestamp", at("2026-11-21T10:00:00")],
    ["timestamp", at("21.11.2026")],
    ["timestamp", at("2026-02-30T10:00:00Z")],
    ["timestamp", at("2026-11-22T12:00:01Z")],
    ["timestamp", at("1969-12-31T00:00:00Z")],
    ["timestamp", at(undefined)],
    ["data.certificate_url", certificate(undefined)],
    ["data.certificate_url", certificate("javascript:alert(1)")],
    ["data.certificate_url", certificate("/c/1")],
    ["data.reference", completed({ reference: "a\0b" })],
    ["data.reference", completed({ reference: "\ud800" })],
    ["data.reference", completed({ reference: "x".repeat(501) })],
    ["data.extra.deep.0", completed({ extra: { deep: ["\0"] } })],
    ["data", completed({ "k\0": 1 })],
  ])("what cannot be true is nonsense at %s", (field, body) => {
    expect(parse(body)).toMatchObject({ kind: "nonsense", field });
  });

  test("a clock up to a day ahead is believed", () => {
    expect(parse(at("2026-11-22T12:00:00Z")).kind).toBe("parsed");
  });

  test("input nested very deeply is survived", () => {
    const deep = `{"type":"course.completed","x":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(parsePartnerMessage(Buffer.from(deep), now).kind).not.toBe("parsed");
  });
});

function parse(body: unknown) {
  return parsePartnerMessage(Buffer.from(JSON.stringify(body)), now);
}

function completed(data: Record<string, unknown>): Record<string, unknown> {
  return { type: "course.completed", timestamp: "2026-11-21T10:00:00Z", data };
}

function progress(data: Record<string, unknown>): Record<string, unknown> {
  return {
    ...completed({ enrollment_id: "e", ...data }),
    type: "progress.updated",
  };
}

function certificate(certificateUrl: unknown): Record<string, unknown> {
  return {
    ...completed({ enrollment_id: "e", certificate_url: certificateUrl }),
    type: "certificate.issued",
  };
}

function at(timestamp: unknown): Record<string, unknown> {
  return { ...completed({ enrollment_id: "e" }), timestamp };
}
