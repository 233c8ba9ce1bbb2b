/** Texts of the calendar of all classes. */
export const calendar = {
  "nav.calendar": "Calendar",
  "calendar.zone": "All times are those of {zone}.",
  "calendar.canceled": "Canceled",
  "calendar.none": "No class in this time",
  "calendar.noneExplain":
    "Look at another time or another course, or plan a class.",
  "calendar.tooMany":
    "{shown, number} of {all, number} classes are drawn. Choose a course or a shorter time to see the others.",
} as const;
