import { describe, expect, test } from "vitest";
import { renderCertificatePdf, type CertificateContent } from "./pdf.ts";
import { visualRuns } from "./visual-runs.ts";

const ana: CertificateContent = {
  schoolName: "Bright Futures School",
  personName: "Ana María Ruiz",
  courseTitle: "Safety & Hygiene Foundations",
  issuedAt: new Date("2026-11-21T02:00:00Z"),
  timeZone: "America/New_York",
  locale: "en-US",
  serial: "TL-2026-7K3QF9",
  verifyUrl: "https://portal.school.test/verify/TL-2026-7K3QF9",
  signatory: { name: "Dr. Helen Park", title: "Director of Training" },
};

describe("a certificate", () => {
  test("is one landscape A4 page that names its serial and links to its verification", async () => {
    const pdf = await source(ana);
    expect(pdf.slice(0, 8)).toBe("%PDF-1.7");
    expect(pdf.trimEnd().endsWith("%%EOF")).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(pdf).toContain("/MediaBox [0 0 841.89 595.28]");
    expect(pdf).toContain(
      "(Certificate TL-2026-7K3QF9: Safety & Hygiene Foundations)",
    );
    expect(pdf).toContain("(https://portal.school.test/verify/TL-2026-7K3QF9)");
    expect(pdf).toContain("(D:20261121020000Z)");
  });

  test("is the same to the byte for the same content, and another for another person", async () => {
    const first = await renderCertificatePdf(ana);
    expect(await renderCertificatePdf(ana)).toEqual(first);
    expect(
      await renderCertificatePdf({ ...ana, personName: "Bo Li" }),
    ).not.toEqual(first);
  });

  test("is dated by the day in its own time zone", async () => {
    const newYork = await source(ana);
    const berlin = await source({ ...ana, timeZone: "Europe/Berlin" });
    const sameDay = { ...ana, issuedAt: ana.issuedAt, timeZone: "Etc/GMT+5" };
    expect(newYork).not.toBe(berlin);
    expect(await source(sameDay)).toBe(newYork);
  });

  test.each([
    "Wolfeschlegelsteinhausenbergerdorff-Montgomery Maximilian IV",
    "Александра Константиновна Преображенская",
    "Παναγιώτης Παπαδόπουλος",
    "محمد عبد الله الأحمد",
    "李小龍 🎓",
    "x".repeat(500),
    "\ud83d half of a pair",
    "Line\nbreak\0 and\ttab",
    "",
  ])("of %j is a single page too", async (personName) => {
    const pdf = await source({ ...ana, personName, courseTitle: personName });
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  test("with an unknown time zone or locale is not made", async () => {
    await expect(
      renderCertificatePdf({ ...ana, timeZone: "Mars/Olympus" }),
    ).rejects.toThrow(RangeError);
    await expect(
      renderCertificatePdf({ ...ana, locale: "no such" }),
    ).rejects.toThrow(RangeError);
  });
});

describe("the direction of a line", () => {
  test.each([
    ["Ana Ruiz 21", ["Ana Ruiz 21"]],
    ["21 نوفمبر 2026", ["2026", " نوفمبر ", "21"]],
    ["٢١ نوفمبر ٢٠٢٦", ["٢", "٠", "٢", "٦", " نوفمبر ", "٢", "١"]],
    ["محمد Smith Jones علي", [" علي", "Smith Jones", "محمد "]],
    ["Ana دانيال", ["Ana", " دانيال"]],
    ["محمد عبد", ["محمد عبد"]],
  ])("%s is set from left to right as %j", (text, runs) => {
    expect(visualRuns(text)).toEqual(runs);
  });
});

async function source(content: CertificateContent): Promise<string> {
  const pdf = await renderCertificatePdf(content, { compress: false });
  return Buffer.from(pdf).toString("latin1");
}
