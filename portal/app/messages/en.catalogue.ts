/** Texts of the public course catalogue. */
export const catalogue = {
  "catalogue.title": "Course catalogue",
  "catalogue.about":
    "Every course that the school offers: its steps, the dates of its classes, seats left and prices.",
  "catalogue.emptyTitle": "No courses yet",
  "catalogue.empty": "Courses show up here as soon as the school opens them.",
  "catalogue.emptyAction": "Go to the start page",
  "catalogue.steps": "{count, plural, one {# step} other {# steps}}",
  "catalogue.more": "More courses",
  "catalogue.nextClass": "Next class",
  "catalogue.toBook": "To book {when}, buy the course.",
  "catalogue.toBookEnroll":
    "To book {when}, ask your school to enroll you in the course.",
  "catalogue.toBookInTurn":
    "The course goes step by step: this class can be booked once the steps before it are done.",
  "catalogue.picked": "You picked a class: {when}.",
  "catalogue.own": "You are enrolled in this course.",
  "catalogue.toOwn": "Go to your course",
} as const;
