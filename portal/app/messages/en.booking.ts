/** Texts of booking classes, of lines for full ones, and of credits. */
export const booking = {
  "booking.booked": "You are booked",
  "booking.join": "Join the class",
  "booking.file": "Add to calendar",
  "booking.google": "Google Calendar",
  "booking.outlook": "Outlook",
  "booking.skippedAhead":
    "You booked this before an earlier step. That is fine: you choose the order.",
  "booking.leave": "You cannot come?",
  "booking.free":
    "Until {until} you can leave this class without losing anything: the step waits, and you book another date. Later, leaving uses up your right to it.",
  "booking.losesRight":
    "This class could be left freely until {until}. Leaving now uses up your right to it, and another date cannot be booked with it.",
  "booking.cancel": "Cancel this booking",
  "booking.cancelLate": "Cancel it all the same",
  "booking.cancelTitled": "Cancel your booking of {when}",
  "booking.attendance.ATTENDED": "You were there. Well done!",
  "booking.attendance.NO_SHOW":
    "You were not there, and your right to this class is used up. Talk to your school if something came between.",
  "booking.attendance.EXCUSED":
    "You were excused. Book another date when you are ready.",
  "booking.choose": "Choose a date",
  "booking.chooseExplain":
    "One of these classes is all you need for this step.",
  "booking.other": "Change to another date",
  "booking.otherExplain":
    "Your seat moves over in one go; until it has, you keep the one you have.",
  "booking.book": "Book",
  "booking.bookTitled": "Book {when}",
  "booking.swap": "Change to this",
  "booking.swapTitled": "Change to {when}",
  "booking.confirm": "Yes, do it",
  "booking.ahead":
    "We recommend to take the earlier steps first. You may book this one all the same; your school sees that you went ahead.",
  "booking.aheadSee": "See the recommended order",
  "booking.later": "These dates can be booked once it is this step’s turn.",
  "booking.noneTitle": "No dates yet",
  "booking.none":
    "Your school has planned no class for this step yet. New dates show up here at once.",

  "waitlist.join": "Join the waitlist",
  "waitlist.joinTitled": "Join the waitlist for {when}",
  "waitlist.leave": "Leave the waitlist",
  "waitlist.leaveTitled": "Leave the waitlist for {when}",
  "waitlist.position":
    "{position, plural, =1 {You are first in line} =2 {You are second in line} other {You are number # in line}}",
  "waitlist.waiting":
    "{count, plural, one {# is waiting} other {# are waiting}}",

  "offer.title": "A seat came free for you",
  "offer.titleOf": "A seat came free for you: {step}",
  "offer.until": "Kept for you until {until}",
  "offer.explain":
    "If you do nothing, it goes to the next in line and you keep your right to another date.",
  "offer.accept": "Take the seat",
  "offer.acceptTitled": "Take the seat of {when}",
  "offer.pass": "Pass on it",
  "offer.passTitled": "Pass on the seat of {when}",

  "step.bookAction": "Choose a date",
  "step.bookTitled": "Choose a date for {step}",
  "step.bookedAction": "See your booking",
  "step.bookedTitled": "See your booking of {step}",
  "step.offeredAction": "Answer the offer",
  "step.offeredTitled": "Answer the offer for {step}",
  "step.book": "Choose the date that suits you.",
  "step.booked": "You are booked for {when}.",
  "step.offered": "A seat is kept for you: take it or pass on it.",
  "step.missed":
    "You missed this class. Choose another date if you still may, or talk to your school.",

  "history.turn": "Your turn came",
  "history.booked": "You booked a class",
  "history.unbooked": "Your booking ended",
  "history.attended": "You were there",
  "history.missed": "You were not there",
  "history.excused": "You were excused",
  "history.waiting": "You joined a waitlist",
  "history.offered": "A seat came free for you",

  "next.book.heading": "Book a class: {step}",
  "next.book.sentence": "Choose the date that suits you best.",
  "next.booked.heading": "Your next class: {step}",
  "next.booked.sentence": "You are booked for {when}.",
  "next.offered.heading": "A seat came free: {step}",
  "next.offered.sentence":
    "It is kept for you for a while only. Take it or pass on it.",
  "course.stepsBooked":
    "{done} of {all, plural, one {# step} other {# steps}} · {booked, plural, one {# booked} other {# booked}} · {percent}%",
} as const;
