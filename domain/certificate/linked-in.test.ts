import { expect, test } from "vitest";
import { linkedInUrl } from "./linked-in.ts";

const certification = {
  serial: "TL-7K3M-9QPD-X2WR",
  courseTitle: "Safety & Hygiene: 基礎",
  issuedAt: new Date("2026-12-31T23:30:00Z"),
  expiresAt: new Date("2028-11-21T09:00:00Z"),
  schoolName: "Bright & Co",
  verificationUrl: "https://learn.school.test/verify/TL-7K3M-9QPD-X2WR",
  timeZone: "Europe/Stockholm",
};
const read = (more: Partial<typeof certification | { expiresAt: null }> = {}) =>
  Object.fromEntries(
    new URL(linkedInUrl({ ...certification, ...more })).searchParams,
  );

test("the form is filled with what the certificate says, and nothing about the person", () => {
  expect(read()).toEqual({
    startTask: "CERTIFICATION_NAME",
    name: "Safety & Hygiene: 基礎",
    organizationName: "Bright & Co",
    issueYear: "2027",
    issueMonth: "1",
    expirationYear: "2028",
    expirationMonth: "11",
    certUrl: "https://learn.school.test/verify/TL-7K3M-9QPD-X2WR",
    certId: "TL-7K3M-9QPD-X2WR",
  });
});

test("what never expires names no end", () => {
  expect(read({ expiresAt: null })).not.toHaveProperty("expirationYear");
});
