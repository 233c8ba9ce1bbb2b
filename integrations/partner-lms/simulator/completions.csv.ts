import type { SimulatedEnrolment } from "./store.ts";

/** The file in which a school without an interface tells who has completed, as its people would export it. */
export function completionsCsv(enrolments: SimulatedEnrolment[]): string {
  const rows = enrolments
    .filter(({ status }) => status === "completed")
    .map(({ reference, learner, courseRef, score, updatedAt }) => [
      reference,
      learner.email,
      courseRef,
      "Completed",
      updatedAt?.toISOString() ?? "",
      String(score ?? ""),
    ]);
  const heading = [
    "Voucher code",
    "E-mail",
    "Course",
    "Status",
    "Completion date",
    "Score",
  ];
  const lines = [heading, ...rows].map((cells) => cells.map(cell).join(";"));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** Quoted where it must be; one that a spreadsheet would take for a formula begins with an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
