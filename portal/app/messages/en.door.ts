/** Texts of the door that are the portal’s own, and of pages that failed. */
export const door = {
  "signIn.heading": "Sign in to {school}",
  "signIn.welcome": "Your password is set. Sign in to start your training.",
  "signIn.catalogue": "New here? See the courses",

  "welcome.title": "Welcome",
  "welcome.heading": "Welcome to {school}",
  "welcome.explain":
    "Choose a password to see your training. At least {min} characters; a few unrelated words make a good one.",
  "welcome.submit": "Set the password and go on",
  "welcome.expired":
    "An invitation works once and only for a while. If you have set your password already, just sign in; otherwise ask for a new link with the address the invitation came to.",

  "error.forbidden": "This is not yours to see",
  "error.forbiddenMend":
    "You are signed in, but this page belongs to somebody else.",
  "error.unexpectedMend":
    "Load the page again. If it happens again, tell your school the code below.",
} as const;
