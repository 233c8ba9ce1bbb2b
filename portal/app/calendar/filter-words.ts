/** The filter's word for every course that is offered; without a filter the student's own are shown. */
export const ALL = "all";
