/** What can be imported. */
export const importKinds = [
  "IMPORT_PARTNERS",
  "IMPORT_COURSES",
  "IMPORT_ENROLLMENTS",
] as const;

export type ImportKind = (typeof importKinds)[number];

/** Whether an operation is an import. */
export const isImportKind = (kind: string): kind is ImportKind =>
  (importKinds as readonly string[]).includes(kind);
