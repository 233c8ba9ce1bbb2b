/** Texts of the home page. */
export const home = {
  "home.title": "Home",
  "home.question":
    "Who needs me? The most urgent stand first; what is mended goes away by itself.",
  "home.heading":
    "{count, plural, =0 {Nobody needs you right now} one {# thing needs you} other {# things need you}}",
  "home.headingMany": "More than {count} things need you",
  "home.active": "Students in training",
  "home.stuck": "Stuck for 7 days",
  "home.failed": "With a failed step",
  "home.certificates": "Certificates issued",
  "home.emptyTitle": "All students move by themselves",
  "home.empty":
    "No step failed, nobody is stuck, every partner answers. Whoever needs you shows up here the moment it happens.",
  "home.emptyPipeline": "Watch the pipeline",

  "attention.tabs": "Reasons",
  "attention.all": "All",
  "attention.none": "Nothing of this kind any more",
  "attention.more":
    "These are the {count} most urgent ones. Mend them and the next show up.",
  "attention.showAll": "Show {count}",
  "attention.kind.FAILED_STEP": "Failed step",
  "attention.kind.STUCK_STEP": "Stuck student",
  "attention.kind.SILENT_PARTNER": "Silent partner",
  "attention.kind.QUARANTINED_MESSAGE": "Quarantined webhook",
  "attention.kind.UNKNOWN_DELIVERY": "E-mail of unknown fate",
} as const;
