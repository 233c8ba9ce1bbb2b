/** Texts of the pipeline. */
export const pipeline = {
  "pipeline.title": "Pipeline",
  "pipeline.question": "Where is the jam?",
  "pipeline.noJam": "Nowhere: nobody is overdue and nothing has failed.",
  "pipeline.jamAt": "At {label} {title}:",
  "pipeline.jam.OVERDUE":
    "{overdue, plural, one {# student is} other {# students are}} there for longer than {days, plural, one {# day} other {# days}}",
  "pipeline.jam.FAILED":
    "{failed, plural, one {# student} other {# students}} failed and wait for you",
  "pipeline.flow": "Students per step of {course}",
  "pipeline.flowExplain":
    "Every number leads to its students. The arrows tell which share went on.",
  "pipeline.enrollments": "Enrolled",
  "pipeline.completed": "Completed",
  "pipeline.completionRate": "Completion rate",
  "pipeline.completionHint": "{done, number} of {all, number}",
  "pipeline.stuckFor": "Stuck for {days, plural, one {# day} other {# days}}",
  "pipeline.cameHere": "came here",
  "pipeline.ahead": "{count, number} ahead",
  "pipeline.median": "Median {time}",
  "pipeline.noneDone": "Nobody done yet",
  "pipeline.times": "How long does each step take?",
  "pipeline.timesExplain":
    "The bar is the median, the mark the mean; what is expected stands beside the step.",
  "pipeline.expected":
    "{title} (expected: {days, plural, one {# day} other {# days}})",
  "pipeline.table": "All figures",
  "pipeline.wentOn": "Went on",
  "pipeline.medianTime": "Median time",
  "pipeline.meanTime": "Mean time",
  "pipeline.expectedTime": "Expected",
  "pipeline.noCourse": "There is no published course yet",
  "pipeline.noCourseExplain":
    "A course has a pipeline as soon as it is published.",

  "stuck.title": "Who is stuck?",
  "stuck.explain": "Longest enrolled first.",
  "stuck.days": "How long counts as stuck",
  "stuck.for": "{days, plural, one {# day} other {# days}}",
  "stuck.none": "Nobody is stuck",
  "stuck.noneExplain":
    "A student shows up here after {days, plural, one {# day} other {# days}} at one step.",
  "stuck.all": "All {count, number} stuck students",
} as const;
