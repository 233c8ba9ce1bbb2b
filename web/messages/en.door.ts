/** Texts of the door: signing in and out, and passwords. */
export const door = {
  "nav.signOut": "Sign out",

  "field.email": "E-mail address",
  "field.password": "Password",
  "field.newPassword": "New password",

  "signIn.title": "Sign in",
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
} as const;
