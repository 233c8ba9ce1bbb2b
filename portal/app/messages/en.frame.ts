/** Texts of the frame, and words that several pages share. */
export const frame = {
  "app.name": "Throughline",

  "nav.home": "Home",

  "nav.courses": "Courses",
  "nav.certificates": "Certificates",
  "nav.profile": "Profile",
  "nav.catalogue": "Course catalogue",
  "nav.signIn": "Sign in",

  "copy.action": "Copy",
  "copy.done": "Copied",
} as const;
