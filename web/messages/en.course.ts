/** Texts of a course's page, as the portal shows it and the admin previews it. */
export const course = {
  "catalogue.path": "What you go through",
  "catalogue.strict": "Step by step: each opens when the one before is done.",
  "catalogue.advisory": "You choose the order of the steps.",
  "catalogue.enroll":
    "Would you like to take this course? Ask your school to enroll you.",
  "catalogue.forTeams": "For teams:",
  "catalogue.classesOf": "Coming classes of {step}",
  "catalogue.noClass": "No class is planned yet. New dates show up here.",
  "catalogue.soldOut":
    "All classes of this step are full just now. Take the course and join a waitlist, or choose one of the dates that are added.",
  "catalogue.moreClasses":
    "{count, plural, one {Show one more class} other {Show # more classes}}",
  "catalogue.optional": "optional",

  "step.kind.PARTNER": "at a partner school",
  "step.kind.SESSION": "a live class",
  "step.kind.CONTENT": "online lessons",
  "step.days": "{days, plural, one {# day} other {# days}}",

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

  "buy.action": "Buy",
  "buy.actionTitled": "Buy {name}",
  "buy.closed":
    "It cannot be bought here yet: the school has not set up its payments. Ask the school to enroll you.",
  "booking.picked": "Picked in the calendar",
} as const;
