/** Texts of places for others: licenses, gifts, and the page on which one is taken. */
export const seat = {
  "licenses.title": "Places for others",
  "licenses.explain": "Give away what you bought for your team or as a gift.",
  "licenses.emptyTitle": "No places to give away",
  "licenses.empty":
    "When you buy a course for others, its places appear here, and you send each by e-mail.",
  "licenses.more": "Earlier purchases",
  "licenses.counts": "{claimed} taken, {invited} on the way, {open} free",
  "licenses.countsStopped": "{claimed} taken, {invited} on the way",
  "licenses.ofOrder": "Order {number}",

  "license.state.TRIAL": "On trial",
  "license.state.ACTIVE": "Running",
  "license.state.PAST_DUE": "Payment missing",
  "license.state.PAUSED": "Paused",
  "license.state.CANCELED": "Ended",
  "license.says.TRIAL":
    "You are trying it until {day}. After that it goes on by itself and is paid.",
  "license.says.ACTIVE": "It is paid until {day} and goes on by itself.",
  "license.says.TRIAL_ENDING":
    "You are trying it until {day}. It ends then: nothing is paid, and the courses stand still.",
  "license.says.ENDING":
    "It is paid until {day} and ends then: from that day on the courses stand still.",
  "license.says.GRACE":
    "A payment did not come through. Everybody keeps their place until {day}; see to the payment before, and nobody notices.",
  "license.says.LAPSED":
    "It has not been paid, so since {day} the courses of everybody with a place stand still. They go on from where they were as soon as it is paid.",
  "license.says.PAUSED":
    "It is paused: since {day} the courses of everybody with a place stand still. They go on when it does.",
  "license.says.CANCELED":
    "It has ended: since {day} the courses of everybody with a place stand still.",
  "license.seats":
    "{count, plural, one {A license for # place} other {A license for # places}}",
  "license.billing": "Payment and number of places",
  "license.pay": "See to the payment",
  "license.invoices": "See the invoices",
  "license.billingExplain":
    "Opens your page at Stripe: card, invoices, number of places, and how to end it.",

  "seats.inviteTitle": "Give a place away",
  "seats.inviteExplain":
    "One address a line. Each gets a link that holds for 30 days.",
  "seats.emails": "E-mail addresses",
  "seats.invite": "Send the links",
  "seats.free":
    "{count, plural, =0 {No place is free.} one {One place is free.} other {# places are free.}}",
  "seats.noneFreeOfLicense":
    "No place is free. Take one back below, or raise their number at Stripe.",
  "seats.title": "Who has a place",
  "seats.none": "Nobody yet. Send the first link above.",
  "seats.noneAnyMore": "Nobody has one.",
  "seats.more": "More people",
  "seats.first": "From the start",
  "seats.state.INVITED": "Link sent",
  "seats.state.CLAIMED": "Taken",
  "seats.suspended": "Stands still",
  "seats.since.INVITED": "Sent on",
  "seats.since.CLAIMED": "Taken on",
  "seats.linkOver": "The link is over. Send a new one.",
  "seats.again": "Send again",
  "seats.againFrom": "You can send it again from {time} on.",
  "seats.change": "Pass on",
  "seats.revoke": "Take back",
  "seats.forWhom": "{what}: {email}",
  "seats.done.invite": "The links are on their way.",
  "seats.done.again":
    "A new link is on its way. The one before opens nothing any more.",
  "seats.done.reassign": "The place was given on, and the link is on its way.",
  "seats.done.revoke": "The place was taken back.",
  "seats.failed": "Nothing was changed",
  "seats.reassignTitle": "Give the place of {email} to somebody else",
  "seats.reassignExplain.INVITED":
    "The link that {email} got opens nothing any more, and whoever you name gets a new one.",
  "seats.reassignExplain.CLAIMED":
    "{email} leaves the course, booked classes are given up, and whoever you name gets a link. It is not possible once they have begun the course. We write to {email} that their place has ended, and about each class that was booked.",
  "seats.newEmail": "Who gets it? Their e-mail address",
  "seats.reassign": "Give it on",
  "seats.revokeTitle": "Take the place of {email} back",
  "seats.revokeExplain.INVITED":
    "The link opens nothing any more, and the place is free.",
  "seats.revokeExplain.CLAIMED":
    "{email} leaves the course; booked classes are given up. We write to {email} that their place has ended, and about each class that was booked. The place is free again, unless they had begun the course: then it is used up.",
  "seats.reason.INVITED": "Why? It is kept with the record.",
  "seats.reason.CLAIMED":
    "Why? {email} reads it, in our letters and beside the course.",
  "seats.cancel": "Leave it as it is",

  "claim.title": "Your place",
  "claim.heading": "A place in {course} for you",
  "claim.from": "{giver} has paid for a place for you.",
  "claim.asSelf":
    "You are signed in as {name}: the course comes to your account. If that is not you, sign out first and open the link again.",
  "claim.take": "Take my place",
  "claim.sentTo":
    "The link was sent to {address}; your account will have that address.",
  "claim.haveLogin": "You have an account already? Sign in first.",
  "claim.failed": "The place is not yours yet",
  "claim.faultTitle": "This place in {course} cannot be taken",
  "claim.faultFrom": "It came from {giver}.",
  "claim.unknownTitle": "This link opens nothing",
  "claim.unknown":
    "It is incomplete, or a newer one was sent. Open the newest letter, or ask whoever gave you the place to send it again.",
  "claim.doneTitle": "The place is yours!",
  "claim.done":
    "We have written to you: open the letter to choose a password, and you can begin. If you have an account already, just sign in.",
  "claim.signIn": "Sign in",
  "claim.open": "Go to my course",
  "claim.catalogue": "See all courses",
  "claim.courses": "Go to my courses",

  "given.title": "Places given to you",
  "given.explain": "Courses that somebody else has paid for.",
  "given.from": "From {giver}",
  "given.since": "yours since",
  "given.ended": "taken back on",
  "given.endedPill": "Taken back",
  "given.suspended":
    "It stands still, because the license it belongs to does. It goes on from where you were when that does; {giver} knows more.",
  "given.over":
    "You left the course with it. What you attended and completed stays yours; {giver} knows more.",
  "given.emptyTitle": "Nobody has given you a place",
  "given.empty":
    "When an employer or a friend buys a place for you, they send you a link. Once you have taken it, it appears here.",

  "payouts.title": "Your share of sales",
  "payouts.thanks": "Thank you",
  "payouts.thanksExplain":
    "Stripe has what you told it. If it wants to know more, the school tells you. You can close this page.",
  "payouts.signInTitle": "Sign in to see your share of sales",
  "payouts.signInExplain":
    "A partner without an account here needs none: the school sends the link to Stripe.",
  "payouts.none": "No share is paid to you",
  "payouts.noneExplain":
    "Where a share of your courses goes to you, the school sets it up, and it appears here.",
  "payouts.state.NEW": "Not begun",
  "payouts.state.ONBOARDING": "Stripe wants to know more",
  "payouts.state.ACTIVE": "Ready to receive",
  "payouts.state.RESTRICTED": "Stopped by Stripe",
  "payouts.state.CLOSED": "Closed",
  "payouts.says.NEW":
    "Tell Stripe where your money goes, and it is sent by itself.",
  "payouts.says.ONBOARDING":
    "What you earned waits until Stripe has the following.",
  "payouts.says.ACTIVE": "What you earn is sent by itself.",
  "payouts.says.RESTRICTED":
    "What you earned waits until Stripe has the following.",
  "payouts.says.CLOSED":
    "No money can go there any more. Please talk to the school.",
  "payouts.missing": "What is missing",
  "payouts.until": "until {day}",
  "payouts.overdue": "Overdue",
  "payouts.checked": "Stripe looks at it",
  "payouts.begin": "Go on at Stripe",
  "payouts.bankRefused":
    "Your bank refused the money: {reason} Go on at Stripe to name another account.",
  "payouts.failed": "Stripe could not be opened",
  "payouts.month": "This month",
  "payouts.sales": "Your share of sales",
  "payouts.refunds": "Refunded",
  "payouts.sent": "Sent to you",
  "payouts.owed": "Still to come",
  "payouts.againTitle": "That link is over",
  "payouts.againExplain":
    "Each link to Stripe works once and for a few minutes. Ask the school for a new one; if you have an account here, sign in and go on.",
  "payouts.againOwn":
    "Each link to Stripe works once and for a few minutes. Go on below: a new one is made for you.",
  "payouts.againNone":
    "Each link to Stripe works once and for a few minutes. Ask the school for a new one.",
} as const;
