/** Texts of the student’s calendar and of the private address of it. */
export const calendar = {
  "nav.calendar": "Calendar",
  "calendar.title": "Your calendar",
  "calendar.zone": "Times in {zone}",
  "calendar.filter": "Classes of",
  "calendar.own": "My courses",
  "calendar.all": "All courses",
  "calendar.show": "Show",
  "calendar.emptyTitle": "No classes in these days",
  "calendar.empty":
    "Look at other days, or at all courses. What you book shows up here.",
  "calendar.cut":
    "Only the first {count, number} classes of these days are shown. Choose a course, or look at a week.",
  "calendar.matter.booked": "Booked",
  "calendar.matter.offered": "A seat is kept for you",
  "calendar.matter.waiting": "You are in line",
  "calendar.matter.swap": "{seats} · you are booked for another date",
  "calendar.matter.credit": "{seats} · with a credit",
  "calendar.matter.buy": "{seats} · not one of your courses",
  "calendar.matter.ahead": "After the earlier steps",
  "calendar.matter.past": "Past · no longer to be booked",
  "calendar.matter.taken": "Nothing to book for you",

  "feed.title": "In your own calendar app",
  "feed.explain":
    "A private address from which your calendar app reads the classes that you have booked, always up to date.",
  "feed.failed": "Nothing was changed.",
  "feed.create": "Make an address",
  "feed.renew": "Make a new address",
  "feed.revoke": "Take it back",
  "feed.renewExplain":
    "A new address replaces the one you have; apps that read the former one see no more changes.",
  "feed.once":
    "Copy it now: it is shown this once. Whoever knows it can read your calendar.",
  "feed.address": "Your private address",
  "feed.subscribe": "Open it in your calendar app",
  "feed.since": "You have had an address since",
} as const;
