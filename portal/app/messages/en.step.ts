/** Texts of one step and its history. */
export const step = {
  "step.school": "your school",
  "step.optional": "optional",
  "step.place": "{label} · step {position} of {all}",
  "step.optionalPlace": "{label} · step {position} of {all} · optional",
  "step.about": "About this step",
  "step.launchAction": "Launch training",
  "step.launchTitled": "Launch training: {step}",
  "step.takeAction": "Take this step",
  "step.takeTitled": "Take this step: {step}",
  "step.problem": "That did not work, and nothing was changed.",
  "step.progress": "Your progress at {partner}",
  "step.launch": "{partner} has your place ready. It is your turn.",
  "step.partner":
    "Waiting for {partner} to confirm your place ({days, plural, one {usually within a day} other {usually within # days}}).",
  "step.partnerDown":
    "{partner} cannot be reached since {since}. You lose nothing: your place in the course and your dates wait.",
  "step.launchDown":
    "{partner} cannot be reached since {since}. You lose nothing: your place and your progress are kept, and your dates wait.",
  "step.whatNext": "What happens next",
  "step.next.partner":
    "As soon as {partner} confirms, the step opens by itself and we write to you.",
  "step.next.launch":
    "When {partner} tells us that you are done, {step} opens by itself.",
  "step.next.launchLast":
    "When {partner} tells us that you are done, your certificate is made.",
  "step.next.launchFree":
    "When {partner} tells us that you are done, choose your next step.",
  "step.next.failed":
    "Somebody at your school looks at it, and you are told here how it goes on.",
  "step.next.ahead": "It opens by itself once {step} is behind you.",
  "step.usualDays": "{from} to {to} days for most students",
  "step.usualOneDay":
    "{to, plural, one {a day or less} other {about # days}} for most students",
  "step.planned": "Planned for",
  "step.usually": "Usually takes",

  "estimate.title": "When you may be done",
  "estimate.range":
    "Most likely around {likely}; between {earliest} and {latest}.",
  "estimate.basedOn":
    "{count, plural, one {From how long it took # student before you.} other {From how long it took # students before you.}}",

  "report.ask": "Report a problem",
  "report.title": "Report a problem",
  "report.what": "What is wrong?",
  "report.explain":
    "Say what you did and what you saw. Please write no passwords.",
  "report.then":
    "Somebody at your school sees it at once and looks at it. You see here when it is in hand and how it ended; you keep your place and your dates.",
  "report.send": "Send it to my school",
  "report.back": "Back to the step",
  "report.yours": "Your report",
  "report.WAITING": "Your school has it. Somebody will look at it.",
  "report.IN_HAND": "Somebody at your school is looking at it.",
  "report.ANSWERED": "Your school answered:",
  "report.again": "Something else is wrong",
  "report.failed": "It was not sent.",
  "step.payment": "Opens as soon as your payment has arrived.",
  "step.paused": "Paused by your school. Your place is kept.",
  "step.failed":
    "Something went wrong here. Your school knows and takes care of it; you need not do anything.",
  "step.skipped": "Your school lets you pass without this step.",
  "step.choose": "You may take this step whenever you like.",
  "step.ahead": "Its turn has not come yet. It opens by itself.",
  "step.extra":
    "The course is complete; this optional step can be taken with a credit.",
  "step.unneeded": "The course is complete; this optional step was not needed.",
  "step.done": "This step is behind you.",
  "step.doneOn": "Done on",
  "step.openSince": "Open since",
  "step.taughtBy": "Taught by",
  "step.voucherTitle": "Your voucher code",
  "step.voucherHint":
    "Use it once, to sign up for your training. It is yours alone.",
  "step.voucherGo": "Redeem it at the partner",
  "step.postTitle": "Your training opens now",
  "step.postAction": "Open the training",
  "step.accessTitle": "Your sign-in details",
  "step.accessHint":
    "They are shown this once. Write them down or save them in your password manager before you leave this page.",
  "step.accessWaits":
    "{partner} made an account for you. Its sign-in details are shown once only.",
  "step.accessAction": "Show my sign-in details",
  "step.accessShown":
    "Your sign-in details were shown already. If you lost them, get new ones; the former stop working.",
  "step.accessRenew": "Get new sign-in details",
  "step.proof": "Certificate of this step",
  "step.proofLink": "See it at the school that taught it",

  "history.title": "What happened so far",
  "history.empty": "Nothing yet. Its turn has not come.",
  "history.opened": "Your turn came, and we asked {partner} for your place",
  "history.accepted": "{partner} confirmed your place",
  "history.unavailable": "{partner} did not answer; we try again by ourselves",
  "history.started": "You could start",
  "history.progressed": "You reached {progress}%",
  "history.completed": "You finished this step",
  "history.failed": "Something went wrong; your school was told",
  "history.skipped": "Your school let you pass without this step",
  "history.retried": "Your school tried again for you",
  "history.reopened": "Your school opened this step again",
  "history.paused": "This step was put on hold",
  "history.reported": "You reported a problem",
  "history.resolved": "Your school answered your report",
  "history.moved": "Your school moved this step to another partner",
  "history.evidence": "{partner} gave you its own certificate",
} as const;
