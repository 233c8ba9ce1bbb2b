import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countTests } from "./test-count.ts";

describe("the count of tests", () => {
  let folder: string;
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "throughline-"));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  const count = (report: object) => {
    const file = path.join(folder, "report.json");
    fs.writeFileSync(file, JSON.stringify(report));
    return countTests(file);
  };

  it("is what vitest counted", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        { status: "failed", assertionResults: [{ status: "failed" }] },
      ],
    };
    expect(count(report)).toEqual({ passed: 3, failed: 1 });
  });

  it("takes a file that broke before its first test for a failure", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 0,
      testResults: [{ status: "failed", assertionResults: [] }],
    };
    expect(count(report)).toEqual({ passed: 3, failed: 1 });
  });

  it("is nothing where vitest wrote no report", () => {
    expect(countTests(path.join(folder, "missing.json"))).toEqual({
      passed: 0,
      failed: 0,
    });
  });
});
