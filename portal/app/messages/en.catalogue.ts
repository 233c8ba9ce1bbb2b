/** Texts of the public course catalogue. */
export const catalogue = {
  "catalogue.title": "Course catalogue",
  "catalogue.emptyTitle": "No courses yet",
  "catalogue.empty": "Courses show up here as soon as the school opens them.",
  "catalogue.emptyAction": "Go to the start page",
  "catalogue.steps": "{count, plural, one {# step} other {# steps}}",
  "catalogue.more": "More courses",
  "catalogue.path": "What you go through",
  "catalogue.strict": "Step by step: each opens when the one before is done.",
  "catalogue.advisory": "You choose the order of the steps.",
  "catalogue.enroll":
    "Would you like to take this course? Ask your school to enroll you.",
} as const;
