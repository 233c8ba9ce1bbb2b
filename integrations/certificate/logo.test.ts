import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateSync, crc32 } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { readLogo } from "./logo.ts";
import { renderCertificatePdf } from "./pdf.ts";

const folder = mkdtempSync(path.join(tmpdir(), "logo-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, body: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, body);
  return file;
}

describe("the school's logo", () => {
  test("is printed above its name", async () => {
    const logo = readLogo(fileOf("logo.png", png(60, 20)));
    if (logo.kind !== "logo") throw new Error(logo.reason);
    const pdf = Buffer.from(
      await renderCertificatePdf({ ...content, logo }, { compress: false }),
    ).toString("latin1");
    expect(pdf).toContain("/Subtype /Image");
    expect(pdf).toContain("/Width 60");
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  test.each([
    ["another kind of file", Buffer.from("<svg/>"), "neither"],
    ["a picture that is cut off", png(60, 20).subarray(0, 20), "neither"],
    [
      "a picture whose pixels are cut off",
      png(60, 20).subarray(0, 55),
      "neither",
    ],
    ["a file of two megabytes", Buffer.alloc(2 * 1024 * 1024), "larger"],
  ])("as %s is refused, with the file's name", (_what, body, reason) => {
    const file = fileOf("broken", body);
    expect(readLogo(file)).toEqual({
      kind: "unusable",
      reason: expect.stringContaining(reason) as string,
    });
    expect(readLogo(file)).toMatchObject({
      reason: expect.stringContaining(file) as string,
    });
  });

  test("that is not there is refused", () => {
    expect(readLogo("/no/such/logo.png")).toMatchObject({
      kind: "unusable",
      reason: expect.stringContaining("cannot be read") as string,
    });
  });
});

const content = {
  schoolName: "Bright Futures School",
  personName: "Ana María Ruiz",
  courseTitle: "Safety & Hygiene Foundations",
  issuedAt: new Date("2026-11-21T02:00:00Z"),
  timeZone: "Etc/UTC",
  locale: "en",
  serial: "TL-7K3M-9QPD-X2WR",
  verifyUrl: "https://portal.school.test/verify/TL-7K3M-9QPD-X2WR",
  signatory: { name: "Dr. Helen Park", title: "Director of Training" },
};

/** A picture of one colour, 8 bits a channel. */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    ...Array.from({ length: width }, () => Buffer.from([55, 48, 163])),
  ]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
