/** What can be done to the students who are selected in their list, in the order in which it is offered. */
export const bulkActions = [
  { kind: "COMPLETE_STEP", needs: "step", danger: false },
  { kind: "SKIP_STEP", needs: "step", danger: false },
  { kind: "RETRY_STEP", needs: "step", danger: false },
  { kind: "REOPEN_STEP", needs: "step", danger: false },
  { kind: "ADVANCE", needs: null, danger: false },
  { kind: "SUSPEND", needs: null, danger: false },
  { kind: "RESUME", needs: null, danger: false },
  { kind: "ENROLL", needs: "course", danger: false },
  { kind: "ISSUE_CERTIFICATES", needs: null, danger: false },
  { kind: "CANCEL", needs: null, danger: true },
] as const;

export type BulkAction = (typeof bulkActions)[number];
export type BulkActionKind = BulkAction["kind"];

export const bulkActionKinds = bulkActions.map(({ kind }) => kind) as [
  BulkActionKind,
  ...BulkActionKind[],
];
