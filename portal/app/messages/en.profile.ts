/** Texts of the profile. */
export const profile = {
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
} as const;
