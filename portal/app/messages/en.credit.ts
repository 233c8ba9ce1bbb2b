/** Texts of credits: what is left, line by line, and what they can be spent on. */
export const credit = {
  "credits.title": "Your credits",
  "credits.see": "See your credits",
  "credits.left":
    "{private, plural, =0 {No private session} one {# private session} other {# private sessions}} and {group, plural, =0 {no extra class} one {# extra class} other {# extra classes}} left",
  "credits.stopped":
    "{count, plural, one {# stands still} other {# stand still}}",
  "credits.emptyTitle": "No credits yet",
  "credits.empty":
    "Credits come with some courses, or as a package. With them you book private sessions and extra classes.",
  "credits.waiting": "Your places in line",
  "credits.book.PRIVATE": "Book a private session",
  "credits.book.GROUP": "Book an extra class",
  "credits.cut":
    "There are more classes than are shown here. The calendar shows those of later days.",
  "credits.none":
    "There is none to book in the next 60 days. New dates show up here at once.",
  "credits.more": "Buy more",
  "credit.private": "Private sessions",
  "credit.group": "Extra group classes",
  "credit.left": "{count, plural, =0 {None left} other {# left}}",
  "credit.booked": "{count} booked",
  "credit.offered":
    "{count, plural, one {# held for an offer} other {# held for offers}}",
  "credit.until": "They hold until",
  "credit.stopped.PAYMENT":
    "These credits stand still while the payment is being clarified.",
  "credit.stopped.COURSE":
    "These credits stand still while the course is suspended.",
  "credit.forever": "They hold for ever.",
  "credit.lines":
    "{count, plural, one {The line that explains it} other {The # lines that explain it}}",
  "credit.what": "What happened",
  "credit.change": "Change",
  "credit.balance": "Left",
  "credit.entry.GRANT": "Given",
  "credit.entry.HOLD": "Booked",
  "credit.entry.CONSUME": "Used",
  "credit.entry.RELEASE": "Given back",
  "credit.entry.REVOKE": "Taken back",
  "credit.entry.EXPIRE": "Ran out",

  "coming.title": "Coming up",
  "coming.calendar": "See your calendar",
  "account.title": "Purchases",
} as const;
