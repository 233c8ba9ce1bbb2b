import fs from "node:fs";

export interface TestCount {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** What a JSON report of vitest says. A file that failed before its first test counts as one failure; no report, as none. */
export function countTests(reportFile: string): TestCount {
  if (!fs.existsSync(reportFile)) return { passed: 0, failed: 0 };
  const report = JSON.parse(
    fs.readFileSync(reportFile, "utf8"),
  ) as VitestReport;
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" &&
      assertionResults.every((test) => test.status !== "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
  };
}
