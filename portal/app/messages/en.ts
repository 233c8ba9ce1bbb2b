/** Every text of the portal, in English. Values are ICU messages. */
export const en = {
  "app.name": "Throughline",

  "nav.home": "Home",
  "nav.signOut": "Sign out",

  "field.email": "E-mail address",
  "field.password": "Password",
  "field.newPassword": "New password",

  "signIn.title": "Sign in",
  "signIn.heading": "Sign in to {school}",
  "signIn.submit": "Sign in",
  "signIn.forgot": "Forgot your password?",
  "signIn.failed": "You are not signed in yet.",
  "signIn.missing.email": "Enter your e-mail address.",
  "signIn.missing.password": "Enter your password.",
  "signIn.wrong":
    "The e-mail address or the password is not right. Check both, or set a new password.",
  "signIn.passwordChanged": "Your new password is set. Sign in with it.",
  "signIn.welcome": "Your password is set. Sign in to start your training.",

  "problem.tooMany":
    "Too many attempts. Try again in {seconds, plural, one {# second} other {# seconds}}.",
  "problem.unavailable":
    "We cannot be reached right now and nothing was changed. Try again in a moment.",

  "forgot.title": "Forgot your password",
  "forgot.heading": "Set a new password",
  "forgot.explain":
    "We send a link to your e-mail address. It works once, for an hour.",
  "forgot.submit": "Send the link",
  "forgot.failed": "No link was sent.",
  "forgot.sentHeading": "Look into your inbox",
  "forgot.sent":
    "If there is a login for {email}, a link to set a new password is on its way to it. Nothing there after five minutes? Look into the spam folder, or try another address.",
  "forgot.again": "Try another address",
  "forgot.back": "Back to sign in",

  "reset.title": "Choose a password",
  "reset.heading": "Choose a new password",
  "reset.explain":
    "At least {min} characters. A few unrelated words make a good one.",
  "reset.submit": "Set the password",
  "reset.failed": "Your password was not changed.",
  "reset.tooShort": "Choose a password with at least {min} characters.",
  "reset.tooLong": "Choose a password with at most {max} characters.",
  "reset.expiredHeading": "This link has expired",
  "reset.expired":
    "A link works once and only for a while. Nothing was changed.",
  "reset.askAgain": "Ask for a new link",

  "welcome.title": "Welcome",
  "welcome.heading": "Welcome to {school}",
  "welcome.explain":
    "Choose a password to see your training. At least {min} characters; a few unrelated words make a good one.",
  "welcome.submit": "Set the password and go on",
  "welcome.expired":
    "An invitation works once and only for a while. If you have set your password already, just sign in; otherwise ask for a new link with the address the invitation came to.",

  "error.badAddress": "This address makes no sense",
  "error.badAddressMend":
    "Part of it seems to be missing. Go on from the start page.",
  "error.notFound": "There is no such page",
  "error.notFoundMend": "It may have moved, or the address has a typing error.",
  "error.forbidden": "This is not yours to see",
  "error.forbiddenMend":
    "You are signed in, but this page belongs to somebody else.",
  "error.unavailable": "We cannot be reached right now",
  "error.unavailableMend":
    "This usually takes less than a minute. Load the page again.",
  "error.unexpected": "Something went wrong on our side",
  "error.unexpectedMend":
    "Load the page again. If it happens again, tell your school the code below.",
  "error.unchanged": "What you had saved before is safe.",
  "error.reload": "Load again",
  "error.home": "Go to the start page",

  "nav.courses": "Courses",
  "nav.certificates": "Certificates",
  "nav.profile": "Profile",
  "nav.catalogue": "Course catalogue",
  "nav.signIn": "Sign in",

  "home.title": "Home",
  "home.heading": "Hello, {name}",
  "home.nothing": "There is nothing to do right now.",
  "home.emptyTitle": "No training yet",
  "home.empty":
    "As soon as your school enrolls you in a course, it shows up here.",
  "home.emptyAction": "See which courses there are",

  "next.launch.heading": "Start {step}",
  "next.launch.sentence":
    "{partner} has your place ready. Stop at any time and come back where you left off.",
  "next.goOn.heading": "Go on with {step}",
  "next.goOn.sentence": "{partner} remembers where you left off.",
  "next.choose.heading": "Choose your next step",
  "next.choose.sentence":
    "You may take the steps of this course in any order. We suggest {step}.",
  "next.partner.heading": "Nothing to do right now",
  "next.partner.sentence":
    "Waiting for {partner} to confirm your place in {step} (usually within a day). We write to you as soon as you can start.",
  "next.payment.heading": "A payment is due",
  "next.payment.sentence": "{step} opens as soon as your payment has arrived.",
  "next.failed.heading": "We are on it",
  "next.failed.sentence":
    "Something went wrong with {step}. Your school knows and takes care of it; you need not do anything.",
  "next.opensSoon.heading": "Your next step opens in a moment",
  "next.opensSoon.sentence": "{step} is being opened for you.",
  "next.notBegun.heading": "Your course begins soon",
  "next.notBegun.sentence":
    "Your school is getting {course} ready for you. You need not do anything.",
  "next.paused.heading": "Your course is paused",
  "next.paused.sentence":
    "Your place in {course} is kept. Talk to your school when you want to go on.",
  "next.finishing.heading": "You did it!",
  "next.finishing.sentence":
    "You have finished {course}. Your certificate is being made and shows up here in a moment.",
  "next.finished.heading": "You did it!",
  "next.finished.sentence":
    "You have finished {course}. Your certificate is ready.",
  "next.over.heading": "This course has ended for you",
  "next.over.sentence":
    "There is nothing left to do here. Talk to your school if you want to take it up again.",

  "courses.title": "Your courses",
  "courses.count":
    "{count, plural, =0 {None yet} one {# course} other {# courses}}",
  "courses.over": "Behind you",

  "course.see": "See the whole path",
  "course.seeTitled": "See the whole path of {course}",
  "course.path": "Your path",
  "course.pathOf": "Path of {course}",
  "course.progress": "Your progress",
  "course.stepsDone":
    "{done} of {all, plural, one {# step} other {# steps}} · {percent}%",

  "state.AHEAD": "Ahead",
  "state.PENDING": "Waiting",
  "state.IN_PROGRESS": "In progress",
  "state.COMPLETED": "Done",
  "state.FAILED": "We are on it",
  "state.SKIPPED": "Not needed",

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
    "Waiting for {partner} to confirm your place (usually within a day).",
  "step.payment": "Opens as soon as your payment has arrived.",
  "step.paused": "Paused by your school. Your place is kept.",
  "step.failed":
    "Something went wrong here. Your school knows and takes care of it; you need not do anything.",
  "step.skipped": "Your school lets you pass without this step.",
  "step.choose": "You may take this step whenever you like.",
  "step.ahead": "Its turn has not come yet. It opens by itself.",
  "step.done": "This step is behind you.",
  "step.doneOn": "Done on",
  "step.openSince": "Open since",
  "step.taughtBy": "Taught by",
  "step.takes": "Usually takes",
  "step.days": "{days, plural, one {# day} other {# days}}",
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
  "history.evidence": "{partner} gave you its own certificate",

  "certificates.title": "Your certificates",
  "certificates.count":
    "{count, plural, =0 {None yet} one {# certificate} other {# certificates}}",
  "certificates.emptyTitle": "Your first certificate will be here",
  "certificates.empty":
    "You get one for each course that you finish. Anybody you show it to can check that it is real.",
  "certificates.emptyAction": "See what to do next",

  "certificate.see": "See your certificate",
  "certificate.of": "Certificate: {course}",
  "certificate.issued": "Issued on",
  "certificate.revoked": "Withdrawn on",
  "certificate.person": "Awarded to",
  "certificate.course": "For finishing",
  "certificate.serial": "Serial number",
  "certificate.ACTIVE": "Valid",
  "certificate.EXPIRED": "Expired",
  "certificate.REVOKED": "Withdrawn",
  "certificate.download": "Download",
  "certificate.downloadPdf": "Download as PDF",
  "certificate.share": "Show it to somebody",
  "certificate.shareExplain":
    "Whoever has this link can see that your certificate is real: your name, the course and the day, nothing else.",
  "certificate.verifyLink": "Link to the verification page",
  "certificate.verifySee": "See what they see",

  "verify.title": "Verify a certificate",
  "verify.heading": "Is this certificate real?",
  "verify.explain":
    "Enter its serial number to see whether it was issued here and still holds.",
  "verify.where": "Printed on it, such as TL-7K3M-9QPD-X2WR",
  "verify.submit": "Check it",
  "verify.another": "Check another certificate",
  "verify.ACTIVE.heading": "This certificate is valid",
  "verify.ACTIVE.sentence":
    "It was issued by {school}. Compare the name with the person in front of you.",
  "verify.EXPIRED.heading": "This certificate has expired",
  "verify.EXPIRED.sentence":
    "It was issued by {school}, and held for a limited time only.",
  "verify.REVOKED.heading": "This certificate does not hold any more",
  "verify.REVOKED.sentence": "It was issued by {school} and withdrawn later.",
  "verify.unknown.heading": "We know of no such certificate",
  "verify.unknown.sentence":
    "Compare the serial number with the paper, character by character. If it is the same, the certificate was not issued here.",

  "copy.action": "Copy",
  "copy.done": "Copied",

  "profile.title": "Your profile",
  "profile.explain":
    "Certificates that you have already keep the name they were issued with.",
  "profile.failed": "Your profile was not changed.",
  "profile.saved": "Your profile is saved.",
  "profile.save": "Save",
  "profile.givenName": "Given name",
  "profile.familyName": "Family name",
  "profile.phone": "Telephone number",
  "profile.timeZone": "Time zone",
  "profile.timeZoneExplain":
    "All times are shown in it. Type a city to find yours, such as Chicago.",
  "profile.nameMissing": "Enter your given name.",
  "profile.nameTooLong": "A name has at most 200 characters.",
  "profile.phoneTooLong": "A telephone number has at most 40 characters.",
  "profile.timeZoneUnknown":
    "Choose a time zone from the list, such as America/Chicago.",
  "profile.password": "Password",
  "profile.passwordExplain":
    "We send a link to {email}; with it you choose a new password.",
  "profile.passwordSend": "Send me a link",
  "profile.look": "Light or dark",

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
