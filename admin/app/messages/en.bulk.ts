/** Texts of actions on many students. */
export const bulk = {
  "nav.bulk": "Bulk actions",
  "bulk.title": "Bulk actions",
  "bulk.heading":
    "{count, plural, =0 {No bulk actions yet} one {# bulk action} other {# bulk actions}}",
  "bulk.explain":
    "What was done to many at once: previewed, carried out row by row, and taken back where that is possible.",
  "bulk.none": "Nothing has been done to many at once yet",
  "bulk.noneExplain":
    "Select students in their list, or import a file; what you do shows up here.",
  "bulk.choose": "Select students",

  "bulk.select": "Select {name}",
  "bulk.selectColumn": "Selected",
  "bulk.selectPage": "Select all on this page",
  "bulk.selected":
    "{count, plural, one {# student selected} other {# students selected}}",
  "bulk.allSelected":
    "{count, plural, one {The one student that matches is selected} other {All # students that match are selected}}",
  "bulk.selectMatching":
    "{count, plural, one {Select the one that matches} other {Select all # that match}}",
  "bulk.clear": "Clear selection",
  "bulk.act": "Do something with them",
  "bulk.bar": "Selected students",
  "bulk.keys": "x selects the row, Shift + click selects a stretch",

  "bulk.action.COMPLETE_STEP": "Complete a step",
  "bulk.action.SKIP_STEP": "Skip a step",
  "bulk.action.RETRY_STEP": "Retry a failed step",
  "bulk.action.REOPEN_STEP": "Reopen a step",
  "bulk.action.ADVANCE": "Open the next step",
  "bulk.action.SUSPEND": "Suspend",
  "bulk.action.RESUME": "Resume",
  "bulk.action.CANCEL": "Cancel",
  "bulk.action.ENROLL": "Enroll in a course",
  "bulk.action.BRING_ALONG": "Bring along to the edited course",
  "bulk.action.ISSUE_CERTIFICATES": "Issue certificates",
  "bulk.action.IMPORT_PARTNERS": "Import of partners",
  "bulk.action.IMPORT_COURSES": "Import of courses",
  "bulk.action.IMPORT_ENROLLMENTS": "Import of enrollments",

  "bulk.dialogExplain":
    "Next you see, student by student, what would change. Nothing is changed before that.",
  "bulk.whichStep": "Which step?",
  "bulk.meant.COMPLETE_STEP": "The one each student is at",
  "bulk.meant.SKIP_STEP": "The one each student is at",
  "bulk.meant.RETRY_STEP": "The one that failed",
  "bulk.meant.REOPEN_STEP": "The one that was settled last",
  "bulk.whichCourse": "In which course?",
  "bulk.again": "Once more",
  "bulk.againExplain": "Begins a new attempt where an earlier one has ended.",
  "bulk.reason": "Why?",
  "bulk.reasonExplain":
    "The students may read it. Kept with the history of each; at least 3 characters.",
  "bulk.preview": "Preview",
  "bulk.close": "Back to the list",
  "bulk.notPlanned": "Nothing was planned, and nothing was changed.",
  "bulk.refused": "That was not done.",

  "bulk.state.DRAFT": "Being put together",
  "bulk.state.PLANNING": "Being checked",
  "bulk.state.PREVIEW": "Preview",
  "bulk.state.RUNNING": "Running",
  "bulk.state.DONE": "Done",
  "bulk.state.ABORTED": "Stopped",
  "bulk.state.UNDOING": "Being taken back",
  "bulk.state.PARTLY_UNDONE": "Taken back in part",
  "bulk.state.UNDONE": "Taken back",

  "bulk.of": "{action}: {count, plural, one {# row} other {# rows}}",
  "bulk.by": "{name}, {reason}",
  "bulk.willApply":
    "{count, plural, =0 {Nothing would change} one {# row would change} other {# rows would change}}",
  "bulk.seats":
    "Seats in classes to come are given up with it, and whoever had one gets an e-mail. Taking it back does not bring them back.",
  "bulk.previewExplain":
    "Nothing has been changed yet. The selection is frozen: whoever matches later is not touched.",
  "bulk.previewImportExplain":
    "Every row has been checked, and nothing has been written yet. Rows that are refused say why; the others can be written without them.",
  "bulk.start":
    "{count, plural, one {Do it for # row} other {Do it for # rows}}",
  "bulk.discard": "Discard",
  "bulk.progress": "Progress",
  "bulk.progressText": "{done} of {total}",
  "bulk.goesOn": "It goes on if you close this page.",
  "bulk.abort": "Stop",
  "bulk.undo": "Take it back",
  "bulk.undoRest": "Take back the rest",
  "bulk.undoStopped":
    "Taking it back was stopped. What was taken back stays so, the rest stays done.",
  "bulk.undoQuestion":
    "{count, plural, one {Take back what was done to # row?} other {Take back what was done to # rows?}}",
  "bulk.undoExplain":
    "Row by row, by new entries in each history. Who has moved on since is left, and the row says why.",
  "bulk.undoReason": "Why is it taken back?",
  "bulk.notUndoable": "Cannot be taken back",
  "bulk.danger": "This cannot be taken back",
  "bulk.undoneBy": "Taken back by {name}: {reason}",
  "bulk.download": "Results as CSV",
  "bulk.columns": "Change the columns",
  "bulk.problem": "The file could not be checked",

  "bulk.rows": "Rows",
  "bulk.rowTabs": "States of rows",
  "bulk.row": "Row",
  "bulk.who": "Who",
  "bulk.change": "Change",
  "bulk.changeOf": "{from} → {to}",
  "bulk.result": "Result",
  "bulk.allRows": "All",
  "bulk.noRows": "No row is in this state",
  "bulk.row.PENDING": "Waiting",
  "bulk.row.APPLIED": "Done",
  "bulk.row.UNCHANGED": "Unchanged",
  "bulk.row.FAILED": "Refused",
  "bulk.row.ABORTED": "Not reached",
  "bulk.row.UNDONE": "Taken back",
  "bulk.row.UNDO_FAILED": "Kept",
  "bulk.rowWould.PENDING": "Would change",

  "bulk.kind": "What",
  "bulk.requestedBy": "By",
  "bulk.createdAt": "When",
  "bulk.size": "Rows",
} as const;
