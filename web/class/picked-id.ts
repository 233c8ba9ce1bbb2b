/** Where on a page the class is that was picked in the calendar. */
export const pickedId = "picked";
