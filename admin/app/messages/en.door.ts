/** Texts of the door that are the admin’s own, and of pages that failed. */
export const door = {
  "signIn.heading": "Sign in to the admin of {school}",

  "notStaff.title": "For staff only",
  "notStaff.heading": "This is for the school’s staff",
  "notStaff.explain":
    "You are signed in as {name}, whose login is not a staff login. Sign out and use another one, or ask an administrator to change yours.",

  "error.forbidden": "You may not see this",
  "error.forbiddenMend":
    "You are signed in, but your role does not reach this page.",
  "error.unexpectedMend":
    "Load the page again. If it happens again, note the code below and tell whoever runs Throughline for you.",
} as const;
