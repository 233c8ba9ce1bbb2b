import { bringAlongKind } from "./bring-along-kind.ts";
import { issueCertificatesKind } from "../certificate/issue-kind.ts";
import type { BulkKind } from "./bulk-kind.ts";
import { enrollKind } from "./enroll-kind.ts";
import { advanceKind, enrollmentKind } from "./enrollment-kinds.ts";
import { stepKind } from "./step-kinds.ts";

/**
 * Every action that can be carried out on a frozen selection. To add one: write its `defineKind({ subject, params, notUndoable,
 * plan, apply, undo })` beside the concept it belongs to (such as `domain/certificate/issue-kind.ts`) and give it a line here;
 * the GraphQL enum `BulkKind`, the engine and the progress page follow by themselves, the students list offers it once it is in
 * `admin/app/bulk/bulk-actions.ts`. `plan` only reads and decides by the pure rules; `apply` and `undo` run in a transaction of
 * their own for each row, as the person who asked, and call commands. {@link loadEnrollments} reads what a `plan` looks at.
 */
export const bulkKinds = {
  COMPLETE_STEP: stepKind("complete"),
  SKIP_STEP: stepKind("skip"),
  RETRY_STEP: stepKind("retry"),
  REOPEN_STEP: stepKind("reopen"),
  SUSPEND: enrollmentKind("suspend"),
  RESUME: enrollmentKind("resume"),
  CANCEL: enrollmentKind("cancel"),
  ADVANCE: advanceKind,
  ENROLL: enrollKind,
  BRING_ALONG: bringAlongKind,
  ISSUE_CERTIFICATES: issueCertificatesKind,
} satisfies Record<string, BulkKind>;

export type BulkKindName = keyof typeof bulkKinds;

/** The kind of a stored operation; null for one that is not an action on a selection, such as an import. */
export function bulkKindOf(name: string): BulkKind | null {
  return Object.hasOwn(bulkKinds, name)
    ? bulkKinds[name as BulkKindName]
    : null;
}
