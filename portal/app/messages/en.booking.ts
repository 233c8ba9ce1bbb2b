/** Texts of booking classes, of lines for full ones, and of credits. */
export const booking = {
  "booking.booked": "You are booked",
  "booking.taken": "Your class",
  "booking.join": "Join the class",
  "booking.file": "Add to calendar",
  "booking.google": "Google Calendar",
  "booking.outlook": "Outlook",
  "booking.UNDER_WAY":
    "This class has begun, so your booking stays as it is. Your school notes who is there.",
  "booking.OVER":
    "This class is over. Your school has still to note who was there.",
  "booking.skippedAhead":
    "You booked this before an earlier step. That is fine: you choose the order.",
  "booking.leave": "You cannot come?",
  "booking.freeRight":
    "Until {until} you can leave this class without losing anything: the step waits, and you book another date. Later, leaving uses up your right to it.",
  "booking.losesRight":
    "This class could be left freely until {until}. Leaving now uses up your right to it, and another date cannot be booked with it.",
  "booking.freeCredit":
    "Until {until} you can leave this class without losing anything: the credit comes back. Later, leaving uses up the credit.",
  "booking.losesCredit":
    "This class could be left freely until {until}. Leaving now uses up the credit.",
  "booking.freeAlwaysRight":
    "You can leave this class any time before it begins without losing anything: the step waits, and you book another date.",
  "booking.freeAlwaysCredit":
    "You can leave this class any time before it begins without losing anything: the credit comes back.",
  "booking.runsOutRight":
    "Until {until} you can leave this class without losing anything: the step waits, and you book another date. Then the credit that pays for it runs out: if you leave later, it does not come back.",
  "booking.runsOutCredit":
    "Until {until} you can leave this class without losing anything: the credit comes back. Then it runs out: if you leave later, it does not come back.",
  "booking.creditRanOut":
    "The credit that pays for this class has run out since. It holds for this class; if you leave, it does not come back.",
  "booking.cancel": "Cancel this booking",
  "booking.cancelTitled": "Cancel this booking: {when}",
  "booking.cancelLate": "Cancel it all the same",
  "booking.cancelLateTitled": "Cancel it all the same: {when}",
  "booking.attendance.ATTENDED": "You were there. Well done!",
  "booking.attendance.NO_SHOW":
    "You were not there, and your right to this class is used up. Talk to your school if something came between.",
  "booking.attendance.MISSED":
    "You were not there. Your right to a class is free again: book another date.",
  "booking.attendance.RAN_OUT":
    "You were not there, and the credit that paid for it has run out since.",
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
  "booking.credit": "Book with a credit",
  "booking.creditTitled": "Book with a credit: {when}",
  "booking.noRight":
    "Your right to book this class is used up or was taken back. Ask your school for another one: you can book here as soon as it is given.",
  "booking.noRightButCredit":
    "Your right to book this class is used up. You can book one with a credit, or ask your school for another right.",
  "booking.orBuyCredit": "Or book it with an extra credit, which you can buy.",
  "booking.buyCredit": "Buy a credit",
  "booking.swapFull":
    "Full. You keep the seat you have; if a seat comes free here, you can change to it.",
  "booking.calledOff":
    "The school called off your class “{title}” on {when}. Nothing is lost: choose another.",
  "booking.calledOffCredit":
    "The school called off your class “{title}” on {when}. Nothing is lost: your credit is back.",
  "booking.calledOffInstead": "You can come to these instead:",
  "booking.calledOffChoose": "Choose another date",
  "booking.calledOffChooseTitled": "Choose another date for {step}",
  "booking.calledOffNone":
    "There is no other date with a free seat yet. New dates show up here at once.",
  "booking.swap": "Change to this",
  "booking.swapTitled": "Change to this: {when}",
  "booking.givesUpLine": "You give up your place in line for {when}.",
  "booking.confirm": "Yes, do it",
  "booking.busy":
    "Very many are booking just now. Try again in a moment: nothing is booked twice.",
  "booking.ahead":
    "We recommend to take the earlier steps first. You may book this one all the same; your school sees that you went ahead.",
  "booking.aheadSee": "See the recommended order",
  "booking.opens": "Bookable from {from}",
  "booking.closed": "Could be booked until {until}",
  "booking.later": "These dates can be booked once it is this step’s turn.",
  "booking.extra":
    "Its classes are among those that you can book with a credit.",
  "booking.toCredits": "Go to your credits",
  "booking.noneTitle": "No dates yet",
  "booking.none":
    "Your school has planned no class for this step yet. New dates show up here at once.",

  "waitlist.join": "Join the waitlist",
  "waitlist.joinTitled": "Join the waitlist for {when}",
  "waitlist.joinCredit": "Join the waitlist with a credit",
  "waitlist.joinCreditTitled": "Join the waitlist with a credit: {when}",
  "waitlist.explain":
    "If a seat comes free you get an offer by e-mail, held for you for a while.",
  "waitlist.explainHours":
    "If a seat comes free you get an offer by e-mail, held for you for {count, plural, one {# hour} other {# hours}}.",
  "waitlist.explainMinutes":
    "If a seat comes free you get an offer by e-mail, held for you for {count, plural, one {# minute} other {# minutes}}.",
  "waitlist.leave": "Leave the waitlist",
  "waitlist.leaveTitled": "Leave the waitlist for {when}",
  "waitlist.position":
    "{position, plural, =1 {You are first in line} =2 {You are second in line} other {You are number # in line}}",
  "waitlist.passedOver": "A free seat went past you: {reason}",
  "waitlist.ended": "You no longer wait for {when}. {reason}",
  "waitlist.waiting":
    "{count, plural, one {# is waiting} other {# are waiting}}",

  "offer.title": "A seat came free for you",
  "offer.titleOf": "A seat came free for you: {step}",
  "offer.until": "Kept for you until {until}",
  "offer.explain":
    "If you do nothing, it goes to the next in line and you keep your right to another date.",
  "offer.explainRunsOut":
    "If you do nothing, it goes to the next in line. The credit that is kept for it runs out at {until}: after that it does not come back unless you take the seat.",
  "offer.givesUpLine": "Taking it gives up your place in line for {when}.",
  "offer.accept": "Take the seat",
  "offer.acceptTitled": "Take the seat of {when}",
  "offer.pass": "Pass on it",
  "offer.passTitled": "Pass on it: the seat of {when}",

  "step.bookAction": "Choose a date",
  "step.bookTitled": "Choose a date for {step}",
  "step.bookedAction": "See your booking",
  "step.bookedTitled": "See your booking of {step}",
  "step.offeredAction": "Answer the offer",
  "step.offeredTitled": "Answer the offer for {step}",
  "step.book": "Choose the date that suits you.",
  "step.booked": "You are booked for {when}.",
  "step.offered": "A seat is kept for you: take it or pass on it.",
  "step.missed": "You missed this class. Choose another date.",
  "step.excused": "You were excused from this class. Choose another date.",
  "step.noRight":
    "You have no right left to book this class. Ask your school for another one.",

  "history.turn": "Your turn came",
  "history.booked": "You booked a class",
  "history.unbooked": "Your booking was canceled",
  "history.rebook": "The step waits: choose another class",
  "history.attended": "You were there",
  "history.missed": "You were not there",
  "history.excused": "You were excused",
  "history.waiting": "You joined a waitlist",
  "history.offered": "A seat came free for you",
  "history.passed": "You passed on a seat",
  "history.offerEnded": "Your wait for a seat ended",
  "history.left": "Your place in line was given up",

  "next.book.heading": "Book a class: {step}",
  "next.book.sentence": "Choose the date that suits you best.",
  "next.noRight.heading": "Ask your school: {step}",
  "next.noRight.sentence":
    "You have no right left to book this class. Your school can give you another one.",
  "next.booked.heading": "Your next class: {step}",
  "next.booked.sentence": "You are booked for {when}.",
  "next.offered.heading": "A seat came free: {step}",
  "next.offered.sentence":
    "It is kept for you for a while only. Take it or pass on it.",
  "course.stepsBooked":
    "{done} of {all, plural, one {# step} other {# steps}} · {booked, plural, one {# booked} other {# booked}} · {percent}%",
} as const;
