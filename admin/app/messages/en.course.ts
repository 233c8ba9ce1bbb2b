/** Texts of one course: its steps, and bringing its students along. */
export const course = {
  "courseSteps.heading": "Steps of {title}",
  "courseSteps.explain":
    "Who is enrolled from now on gets these steps. Students who are in the course keep theirs until you bring them along.",
  "courseSteps.step": "Step {position}",
  "courseSteps.label": "Label",
  "courseSteps.title": "Title",
  "courseSteps.summary": "Summary",
  "courseSteps.choosePartner": "Choose a partner",
  "courseSteps.ref": "The partner’s code",
  "courseSteps.days": "Expected days",
  "courseSteps.required": "Required",
  "courseSteps.up": "Up",
  "courseSteps.upOf": "Move step {position} up",
  "courseSteps.down": "Down",
  "courseSteps.downOf": "Move step {position} down",
  "courseSteps.remove": "Take out",
  "courseSteps.removeOf": "Take step {position} out",
  "courseSteps.add": "Add a step",
  "courseSteps.reason": "Why is the course changed?",
  "courseSteps.save": "Save the steps",
  "courseSteps.saved": "Saved. Students in the course keep their steps so far.",
  "courseSteps.refused": "Nothing was saved.",
  "courseSteps.short": "Steps",
  "courseSteps.edit": "Steps of {title}",

  "bringAlong.title": "Bring students along",
  "bringAlong.explain":
    "{count, plural, =0 {Nobody is enrolled yet.} one {# student is or was enrolled.} other {# students are or were enrolled.}} You see what would change for each of them before anything does.",
  "bringAlong.reason": "Why are they brought along?",
  "bringAlong.preview": "Show what would change",
  "bringAlong.refused": "Nothing was planned.",
} as const;
