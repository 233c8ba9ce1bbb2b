/** What a column of a partner's file can mean. */
export type Column =
  | "voucher"
  | "reference"
  | "email"
  | "course"
  | "status"
  | "date"
  | "progress"
  | "score"
  | "certificate";

/** How the columns are called in real files, in lower case and without anything but letters. */
const NAMES: Record<Column, string[]> = {
  voucher: ["voucher", "vouchercode", "code", "accesscode", "couponcode"],
  reference: ["reference", "ref", "ourreference", "enrolmentreference"],
  email: ["email", "emailaddress", "studentemail", "learneremail", "mail"],
  course: ["course", "courseref", "courseid", "coursecode", "coursename"],
  status: ["status", "state", "result", "outcome"],
  date: [
    "date",
    "completedat",
    "completedon",
    "completiondate",
    "datecompleted",
    "completed",
    "timestamp",
  ],
  progress: ["progress", "percent", "percentage", "percentcomplete"],
  score: ["score", "grade", "mark", "points"],
  certificate: ["certificate", "certificateurl", "certificatelink"],
};

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([column, names]) =>
    names.map((name) => [name, column as Column] as const),
  ),
);

/** Which column is where, whatever the case, the order and the signs between the words. Unknown ones are left out. */
export function findColumns(heading: string[]): Map<Column, number> {
  const found = new Map<Column, number>();
  heading.forEach((name, index) => {
    const column = BY_NAME.get(
      name
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^\p{L}]/gu, ""),
    );
    if (column !== undefined && !found.has(column)) found.set(column, index);
  });
  return found;
}
