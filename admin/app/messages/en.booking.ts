/** Texts of what a student has booked, of rights and credits, and of booking for a student. */
export const booking = {
  "affairs.title": "Classes and credits",
  "affairs.explain": "Line by line as the student sees it.",
  "affairs.none":
    "Nothing is booked, and there is no right or credit to book a class with.",
  "affairs.bookings": "Bookings",
  "affairs.noBookings": "No class was ever booked.",
  "affairs.class": "Class",
  "affairs.commands": "What can be done",
  "affairs.waits": "Waiting for a seat",
  "affairs.position":
    "{position, plural, =1 {First in line} other {Number # in line}}",
  "affairs.wait.WAITING": "In line",
  "affairs.wait.OFFERED": "A seat is offered",
  "affairs.wait.BOOKED": "Got a seat",
  "affairs.wait.PASSED": "Passed the seat on",
  "affairs.wait.EXPIRED": "Ended without a seat",
  "affairs.wait.LEFT": "Given up",
  "affairs.rights": "Rights and credits",
  "affairs.left":
    "{count, plural, =0 {none left} other {# left}}{held, plural, =0 {} other {, # in use}}",
  "affairs.until": "until {day}",
  "affairs.stopped.PAYMENT": "Stands still while the payment is clarified",
  "affairs.stopped.COURSE": "Stands still while the course is suspended",
  "affairs.forever": "for ever",
  "affairs.order": "order {number}",
  "affairs.lines":
    "{count, plural, one {The line that explains it} other {The # lines that explain it}}",
  "affairs.what": "What happened",
  "affairs.change": "Change",
  "affairs.balance": "Left",
  "affairs.entry.GRANT": "Given",
  "affairs.entry.HOLD": "Booked",
  "affairs.entry.CONSUME": "Used",
  "affairs.entry.RELEASE": "Given back",
  "affairs.entry.REVOKE": "Taken back",
  "affairs.entry.EXPIRE": "Ran out",
  "affairs.paid.STEP_BOOKING": "Class of a course",
  "affairs.paid.PRIVATE_CREDIT": "With a credit",
  "affairs.paid.GROUP_CREDIT": "With a credit",

  "booking.booked": "Booked",
  "booking.held": "Offered",
  "booking.ended": "Ended",
  "booking.ended.STUDENT": "Canceled by the student",
  "booking.ended.STAFF": "Canceled by the school",
  "booking.ended.CLASS": "Class called off",
  "booking.ended.RIGHT": "Right stopped or taken back",
  "booking.ended.OFFER": "Offer not taken",
  "booking.ended.SWAP": "Another class taken",
  "booking.forfeited": "The right is lost",
  "booking.skippedAhead": "Ahead of its turn",
  "booking.reasonExplain": "The student reads it.",
  "booking.cancelBooking.offer": "Cancel",
  "booking.cancelBooking.title": "Take the student out of “{title}”",
  "booking.cancelBooking.do": "Cancel the booking",
  "booking.cancelBooking.keep": "Keep the booking",
  "booking.cancelBooking.seat":
    "The seat is free for whoever waits next, and the step waits for another booking.",
  "booking.cancelBooking.right":
    "The school cancels it, so the right or the credit comes back, however late it is.",
  "booking.cancelBooking.told": "The student gets an e-mail with the reason.",
  "booking.waiveBooking.offer": "Waive",
  "booking.waiveBooking.title": "Give back the right for “{title}”",
  "booking.waiveBooking.do": "Give it back",
  "booking.waiveBooking.right":
    "The right or the credit that was lost can be used for another class.",
  "booking.waiveBooking.line":
    "The reason becomes a line that the student reads.",

  "bookFor.offer": "Book a student",
  "bookFor.title": "Book a student into this class",
  "bookFor.explain":
    "Students who have a right or a credit for it and no seat in it yet.",
  "bookFor.search": "Part of a name or an address",
  "bookFor.find": "Find",
  "bookFor.close": "Close",
  "bookFor.full":
    "This class is full. Who is listed can be put in line: a freed seat is offered in the order of joining.",
  "bookFor.none": "Nobody who could be booked was found",
  "bookFor.noneExplain":
    "A student needs a step of a course that can be taken in this class with its right unused, or a credit.",
  "bookFor.more": "The first 50 by name. Search for the others.",
  "bookFor.credit": "With a credit",
  "bookFor.book": "Book",
  "bookFor.bookTitled": "Book {name}",
  "bookFor.join": "Put in line",
  "bookFor.joinTitled": "Put {name} in line",
  "bookFor.anyway": "Book it all the same",
  "bookFor.anywayTitled": "Book {name} all the same",
  "bookFor.refused": "Not done. What the student would be told: “{message}”",
  "bookFor.booked": "The student is booked and gets an e-mail.",
  "bookFor.joined": "The student is in line.",

  "session.waiting.passedOver":
    "A free seat went past; the student reads: “{reason}”",
  "session.cancelSeries.offer": "Cancel the rest of the series",
  "session.cancelSeries.title": "Cancel {subject} and all that follow",
  "session.cancelSeries.do": "Cancel these classes",
  "session.cancelSeries.keep": "Keep these classes",
  "session.cancelSeries.classes":
    "{count, plural, one {# class is called off: {list}.} other {# classes are called off: {list}.}}",
  "session.cancelSeries.more": "{list} and {count} more",
  "session.cancelSeries.returned":
    "{count, plural, =0 {Nobody has booked any of them.} one {# booking ends; its right is given back.} other {# bookings of {students, plural, one {# student} other {# students}} end; each right is given back.}}",
  "session.cancelSeries.waiting":
    "{count, plural, =0 {Nobody waits for any of them.} one {# student waits no longer.} other {# places in line end.}}",
  "session.cancelSeries.told":
    "Whoever booked or waited gets one e-mail for each of their classes, with the reason and the other classes of the step.",
} as const;
