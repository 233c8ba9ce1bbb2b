import { enrollment } from "./en.enrollment.ts";
import { frame } from "./en.frame.ts";
import { home } from "./en.home.ts";
import { machinery } from "./en.machinery.ts";
import { pipeline } from "./en.pipeline.ts";
import { students } from "./en.students.ts";

/** Every text of the admin, in English. Values are ICU messages. */
export const en = {
  "app.name": "Throughline admin",

  "nav.home": "Home",
  "nav.signOut": "Sign out",

  "field.email": "E-mail address",
  "field.password": "Password",
  "field.newPassword": "New password",

  "signIn.title": "Sign in",
  "signIn.heading": "Sign in to the admin of {school}",
  "signIn.submit": "Sign in",
  "signIn.forgot": "Forgot your password?",
  "signIn.failed": "You are not signed in yet.",
  "signIn.missing.email": "Enter your e-mail address.",
  "signIn.missing.password": "Enter your password.",
  "signIn.wrong":
    "The e-mail address or the password is not right. Check both, or set a new password.",
  "signIn.passwordChanged": "Your new password is set. Sign in with it.",

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

  "notStaff.title": "For staff only",
  "notStaff.heading": "This is for the school’s staff",
  "notStaff.explain":
    "You are signed in as {name}, whose login is not a staff login. Sign out and use another one, or ask an administrator to change yours.",

  "error.badAddress": "This address makes no sense",
  "error.badAddressMend":
    "Part of it seems to be missing. Go on from the start page.",
  "error.notFound": "There is no such page",
  "error.notFoundMend": "It may have moved, or the address has a typing error.",
  "error.forbidden": "You may not see this",
  "error.forbiddenMend":
    "You are signed in, but your role does not reach this page.",
  "error.unavailable": "We cannot be reached right now",
  "error.unavailableMend":
    "This usually takes less than a minute. Load the page again.",
  "error.unexpected": "Something went wrong on our side",
  "error.unexpectedMend":
    "Load the page again. If it happens again, note the code below and tell whoever runs Throughline for you.",
  "error.unchanged": "What you had saved before is safe.",
  "error.reload": "Load again",
  "error.home": "Go to the start page",

  ...frame,
  ...home,
  ...pipeline,
  ...students,
  ...enrollment,
  ...machinery,
} as const;
