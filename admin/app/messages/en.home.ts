/** Texts of the home page. */
export const home = {
  "home.title": "Home",
  "home.question":
    "Who needs me? The most urgent stand first; what is mended goes away by itself.",
  "home.heading":
    "{count, plural, =0 {Nobody needs you right now} one {# thing needs you} other {# things need you}}",
  "home.active": "Students in training",
  "home.stuck": "Stuck",
  "home.failed": "With a failed step",
  "home.certificates": "Certificates issued",
  "home.missingSeats": "Seats missing",
  "home.shortSteps":
    "{count, plural, =0 {Enough for four weeks} one {# step is short within four weeks} other {# steps are short within four weeks}}",
  "home.emptyTitle": "Nothing needs you",
  "home.empty":
    "Nothing waits for you. Whoever needs you shows up here the moment it happens; what was put off comes back when its time is over.",
  "home.emptyPipeline": "Watch the pipeline",

  "attention.tabs": "Reasons",
  "attention.all": "All",
  "attention.none": "Nothing of this kind any more",
  "attention.whose": "Whose",
  "attention.view.ALL": "All",
  "attention.view.MINE": "Mine",
  "attention.view.UNASSIGNED": "Unassigned",
  "attention.view.SNOOZED": "Snoozed",
  "attention.noneHere": "Nothing here",
  "attention.noneMine": "Nothing is assigned to you",
  "attention.ofPartner": "Partner",
  "attention.ofCourse": "Course",
  "attention.every": "Every one",
  "attention.filter": "Filter",
  "attention.rank": "Risk",
  "attention.assigned": "Assigned to",
  "attention.kind.FAILED_STEP": "Failed step",
  "attention.kind.STUDENT_REPORT": "Student asks for help",
  "attention.kind.PARTNER_DRIFT": "Partner disagrees",
  "attention.kind.BREACHED_STEP": "Late student",
  "attention.kind.STUCK_STEP": "Stuck student",
  "attention.kind.SILENT_PARTNER": "Silent partner",
  "attention.kind.QUARANTINED_MESSAGE": "Quarantined webhook",
  "attention.kind.UNKNOWN_DELIVERY": "E-mail of unknown fate",
} as const;
