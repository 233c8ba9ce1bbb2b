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
  "catalogue.path": "What you go through",
  "catalogue.strict": "Step by step: each opens when the one before is done.",
  "catalogue.advisory": "You choose the order of the steps.",
  "catalogue.enroll":
    "Would you like to take this course? Ask your school to enroll you.",
  "catalogue.toBook": "To book {when}, buy the course.",
  "catalogue.toBookEnroll":
    "To book {when}, ask your school to enroll you in the course.",
  "catalogue.own": "You are enrolled in this course.",
  "catalogue.toOwn": "Go to your course",
  "catalogue.forTeams": "For teams:",
  "catalogue.classesOf": "Coming classes of {step}",
  "catalogue.noClass": "No class is planned yet. New dates show up here.",
  "catalogue.soldOut":
    "All classes of this step are full just now. Take the course and join a waitlist, or choose one of the dates that are added.",
  "catalogue.moreClasses":
    "{count, plural, one {Show one more class} other {Show # more classes}}",

  "step.kind.PARTNER": "at a partner school",
  "step.kind.SESSION": "a live class",
  "step.kind.CONTENT": "online lessons",

  "policy.strict":
    "A class can be left without losing anything until {hours, plural, =0 {it begins} one {an hour before it begins} other {# hours before it begins}}. Leaving later, or not coming, uses up your right to that class.",
  "policy.kind":
    "A class can be left at any time before it begins without losing anything.",

  "price.free": "Free",
  "price.MONTH": "{amount} a month for each seat",
  "price.YEAR": "{amount} a year for each seat",

  "bundle.COURSE_ACCESS":
    "{count, plural, one {A place in the course} other {# places in the course}}",
  "bundle.PRIVATE_CREDIT":
    "{count, plural, one {# private session} other {# private sessions}}",
  "bundle.GROUP_CREDIT":
    "{count, plural, one {# extra group class} other {# extra group classes}}",
  "bundle.valid":
    "(for {days, plural, one {a day} other {# days}} from the day you buy)",
} as const;
