/** Texts of the pipeline: as it is, as it was, and as it may become. */
export const pipeline = {
  "pipeline.title": "Pipeline",
  "pipeline.question": "Where is the jam?",
  "pipeline.questionPast": "Where was the jam?",
  "pipeline.noJam": "Nowhere: nobody is overdue and nothing has failed.",
  "pipeline.nobody": "Nobody is enrolled yet.",
  "pipeline.jamAt": "At {label} {title}:",
  "pipeline.jam.OVERDUE":
    "{overdue, plural, one {# student} other {# students}} there for longer than {days, plural, one {# day} other {# days}}",
  "pipeline.jam.FAILED":
    "{failed, plural, one {# student} other {# students}} failed and {failed, plural, one {waits} other {wait}} for you",
  "pipeline.flow": "Students per step of {course}",
  "pipeline.flowExplain":
    "Every number leads to its students. Between the steps: which share went on, and how many left the course.",
  "pipeline.flowExplainPast":
    "Between the steps: which share had gone on, and how many had left the course.",
  "pipeline.active": "Active",
  "pipeline.ofEnrolled": "of {all, number} who ever enrolled",
  "pipeline.completed": "Completed",
  "pipeline.completionRate": "Completion rate",
  "pipeline.completionHint": "{done, number} of {all, number}",
  "pipeline.dropped": "Dropped out",
  "pipeline.stuckFor":
    "Stuck for more than {days, plural, one {# day} other {# days}}",
  "pipeline.cameHere": "came here",
  "pipeline.ahead": "{count, number} ahead",
  "pipeline.median": "Median {time}",
  "pipeline.noneDone": "Nobody done yet",
  "pipeline.paused": "Paused: {partner} went down",
  "pipeline.pausedExplain":
    "{steps} cannot go on. Students wait without losing time, and everything goes on by itself when the partner is back. Last answer: “{reason}”",
  "pipeline.toPartner": "To the partner",
  "pipeline.times": "How long does each step take?",
  "pipeline.timesExplain":
    "The bar is the median, the mark what 9 in 10 need at most; what is expected stands beside the step. Pauses are taken out.",
  "pipeline.expected":
    "{title} (expected: {days, plural, one {# day} other {# days}})",
  "pipeline.spread": "How long {step} took, by number of students",
  "pipeline.table": "All figures",
  "pipeline.wentOn": "Went on",
  "pipeline.medianTime": "Median time",
  "pipeline.p90Time": "9 in 10 within",
  "pipeline.meanTime": "Mean time",
  "pipeline.expectedTime": "Expected",
  "pipeline.onTime": "On time",
  "pipeline.noCourse": "There is no published course yet",
  "pipeline.noCourseExplain":
    "A course has a pipeline as soon as it is published.",

  "cohorts.title": "Who completes?",
  "cohorts.explain":
    "By the month of enrolling: the column is everybody who enrolled, the filled part who has completed. Recent months are still under way.",
  "cohorts.none": "Nobody has enrolled yet",
  "cohorts.noneExplain": "Each month with new students gets its column here.",
  "cohorts.month": "Month",
  "cohorts.enrolled": "Enrolled",

  "time.label": "At what time?",
  "time.asItWas": "This is how it was on {instant}.",
  "time.pastExplain":
    "Nothing here changes any more, and the numbers lead to no lists: lists are of today.",
  "time.isNow":
    "This is how it is now, and it changes as students move. Go back in time to see how it was.",

  "stuck.title": "Who is stuck?",
  "stuck.explain":
    "For more than {days, plural, one {# day} other {# days}} at one step, pauses taken out. Longest enrolled first.",
  "stuck.none": "Nobody is stuck",
  "stuck.noneExplain":
    "A student shows up here after {days, plural, one {# day} other {# days}} at one step.",
  "stuck.all": "All {count, number} stuck students",

  "forecast.title": "What if?",
  "forecast.question": "When will they be done?",
  "forecast.explain":
    "What happens if a step gets faster or slower, or takes only so many students at a time?",
  "forecast.nobody": "Nobody is under way",
  "forecast.nobodyExplain":
    "A forecast needs students who are in training now.",
  "forecast.changes": "What changes?",
  "forecast.changesExplain":
    "Leave a field empty to keep what was observed. The address of this page keeps what you enter; send it to a colleague.",
  "forecast.speed": "Speed",
  "forecast.speedExplain": "2 is twice as fast, 0.5 half as fast",
  "forecast.capacity": "Students at a time",
  "forecast.speedRange": "Give a number from 0.1 to 10, such as 1.5.",
  "forecast.capacityRange": "Give a whole number from 1 to 1,000,000.",
  "forecast.show": "Show what happens",
  "forecast.reset": "As it is",
  "forecast.asIs": "As it is",
  "forecast.changed": "With your changes",
  "forecast.chart": "Completed from today on",
  "forecast.chartExplain":
    "The line is the middle of all runs; in 8 of 10 runs it was inside the band.",
  "forecast.half":
    "Half of them are done by {middle} (between {low} and {high}).",
  "forecast.all": "All of them by {middle} (between {low} and {high}).",
  "forecast.sooner":
    "Half of them are done {days, plural, one {# day} other {# days}} sooner.",
  "forecast.later":
    "Half of them are done {days, plural, one {# day} other {# days}} later.",
  "forecast.same": "For half of them that makes less than a day.",
  "forecast.basis":
    "Simulated {runs, number} times with the {students, plural, one {# student} other {# students}} under way now. Nobody drops out and nobody new comes in it.",
  "forecast.samples":
    "{samples, plural, =0 {Nobody has finished {step} yet: its expected days stand in, and the range is wide.} one {Only # student has finished {step}: the range is wide.} other {Only # students have finished {step}: the range is wide.}}",
} as const;
