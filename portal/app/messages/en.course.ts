/** Texts of a student’s courses and the path through them. */
export const course = {
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
} as const;
