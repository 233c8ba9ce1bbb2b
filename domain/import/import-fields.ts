import type { ImportKind } from "./import-kinds.ts";

/** Something that a column can hold. */
export interface ImportField {
  /** The name by which a mapping means it. */
  name: string;
  label: string;
  required: boolean;
  /** What it may hold, with an example. */
  hint: string;
  /** Headings that surely mean it, besides its name and label; compared without case, spaces and signs. */
  headings?: readonly string[];
}

/** As many steps of a course as one row can tell of. */
export const mostSteps = 20;

const required = true;
const time = "With its zone, such as 2026-03-01T09:00:00Z.";

const partnerFields: ImportField[] = [
  {
    name: "name",
    label: "Name",
    required,
    hint: "Such as Milady.",
    headings: ["partner", "partner name", "school"],
  },
  {
    name: "slug",
    label: "Short name",
    required: false,
    hint: "Lower-case letters, digits and dashes, for addresses; made from the name where it is left out.",
    headings: ["partner id", "code"],
  },
  {
    name: "contactEmail",
    label: "Contact e-mail",
    required: false,
    hint: "Whom an admin writes to.",
    headings: ["email", "contact", "e-mail address"],
  },
  {
    name: "confirmDays",
    label: "Days to confirm",
    required: false,
    hint: "Within how many days a place is confirmed; 1 where it is left out.",
  },
];

const courseFields: ImportField[] = [
  {
    name: "courseCode",
    label: "Course code",
    required,
    hint: "The same on each row of one course, such as SFZ.",
    headings: ["course", "code"],
  },
  {
    name: "courseTitle",
    label: "Course title",
    required,
    hint: "On the first row of a course.",
    headings: ["course name"],
  },
  {
    name: "description",
    label: "Description",
    required: false,
    hint: "Of the course.",
  },
  {
    name: "timeZone",
    label: "Time zone",
    required: false,
    hint: "Such as America/Chicago; UTC where it is left out.",
    headings: ["zone", "tz"],
  },
  {
    name: "sequencing",
    label: "Sequencing",
    required: false,
    hint: "STRICT or ADVISORY; STRICT where it is left out.",
    headings: ["order"],
  },
  {
    name: "state",
    label: "State",
    required: false,
    hint: "DRAFT, PUBLISHED or ARCHIVED; DRAFT where it is left out.",
    headings: ["status", "course state"],
  },
  {
    name: "label",
    label: "Step label",
    required,
    hint: "Such as SFZ-1.",
    headings: ["step"],
  },
  {
    name: "title",
    label: "Step title",
    required,
    hint: "Such as Safety basics.",
    headings: ["step name"],
  },
  {
    name: "summary",
    label: "Step summary",
    required: false,
    hint: "A sentence for the student.",
  },
  {
    name: "kind",
    label: "Step kind",
    required,
    hint: "PARTNER, SESSION or CONTENT.",
    headings: ["type"],
  },
  {
    name: "required",
    label: "Required",
    required: false,
    hint: "yes or no; yes where it is left out.",
    headings: ["mandatory"],
  },
  {
    name: "expectedDays",
    label: "Expected days",
    required: false,
    hint: "1 to 3650; 7 where it is left out.",
    headings: ["days", "duration"],
  },
  {
    name: "partner",
    label: "Partner",
    required: false,
    hint: "For PARTNER steps: the partner's short name.",
    headings: ["partner slug", "school"],
  },
  {
    name: "partnerCourseRef",
    label: "Partner's course",
    required: false,
    hint: "For PARTNER steps: what the partner calls the course.",
    headings: ["partner course ref", "partner course id"],
  },
  {
    name: "contentCourseRef",
    label: "Content course",
    required: false,
    hint: "For CONTENT steps: the hosted course.",
    headings: ["content course ref"],
  },
];

const enrollmentFields: ImportField[] = [
  {
    name: "email",
    label: "E-mail",
    required,
    hint: "By which the person is found; a new one is made where there is none.",
    headings: ["e-mail address", "email address", "mail", "student email"],
  },
  {
    name: "givenName",
    label: "Given name",
    required,
    hint: "In any script. A person who is known keeps their name.",
    headings: ["first name", "forename", "vorname", "name"],
  },
  {
    name: "familyName",
    label: "Family name",
    required: false,
    hint: "Some people have none.",
    headings: ["last name", "surname", "nachname"],
  },
  {
    name: "timeZone",
    label: "Time zone",
    required: false,
    hint: "Such as Europe/Oslo.",
    headings: ["zone", "tz"],
  },
  {
    name: "course",
    label: "Course",
    required,
    hint: "The course's code, such as SFZ.",
    headings: ["course code", "code"],
  },
  {
    name: "state",
    label: "State",
    required: false,
    hint: "ACTIVE, SUSPENDED, COMPLETED, CANCELED or REFUNDED; told by the steps where it is left out.",
    headings: ["status", "enrollment state", "enrollment status"],
  },
  {
    name: "enrolledAt",
    label: "Enrolled at",
    required,
    hint: time,
    headings: ["enrolled", "enrolment date", "enrollment date", "start date"],
  },
  {
    name: "completedAt",
    label: "Completed at",
    required: false,
    hint: `${time} When the last required step was settled, where it is left out.`,
    headings: ["completed", "completion date", "end date"],
  },
  {
    name: "endedAt",
    label: "Ended at",
    required: false,
    hint: `For CANCELED and REFUNDED. ${time}`,
    headings: ["ended", "canceled at", "cancelled at", "refunded at"],
  },
];

const stepFields = (n: number): ImportField[] => [
  {
    name: `step${n}.state`,
    label: `Step ${n} state`,
    required: false,
    hint: "PENDING, IN_PROGRESS, COMPLETED, FAILED or SKIPPED; PENDING where it is left out.",
    headings: [`step ${n} status`, `step ${n}`],
  },
  {
    name: `step${n}.openedAt`,
    label: `Step ${n} opened at`,
    required: false,
    hint: `When its turn came. ${time}`,
    headings: [`step ${n} opened`],
  },
  {
    name: `step${n}.startedAt`,
    label: `Step ${n} started at`,
    required: false,
    hint: time,
    headings: [`step ${n} started`],
  },
  {
    name: `step${n}.settledAt`,
    label: `Step ${n} settled at`,
    required: false,
    hint: `When it was completed, skipped or failed. ${time}`,
    headings: [
      `step ${n} settled`,
      `step ${n} completed at`,
      `step ${n} completed`,
    ],
  },
  {
    name: `step${n}.externalId`,
    label: `Step ${n} partner's id`,
    required: false,
    hint: "The partner's own id of the enrolment; with it the partner counts as having accepted.",
    headings: [`step ${n} external id`, `step ${n} id`],
  },
  {
    name: `step${n}.progress`,
    label: `Step ${n} progress`,
    required: false,
    hint: "Percent, 0 to 100.",
  },
  {
    name: `step${n}.reason`,
    label: `Step ${n} failure reason`,
    required: false,
    hint: "Why it failed.",
    headings: [`step ${n} reason`, `step ${n} note`],
  },
];

/** Every field that rows of a kind may fill. */
export const importFields: Record<ImportKind, readonly ImportField[]> = {
  IMPORT_PARTNERS: partnerFields,
  IMPORT_COURSES: courseFields,
  IMPORT_ENROLLMENTS: [
    ...enrollmentFields,
    ...Array.from({ length: mostSteps }, (_, index) =>
      stepFields(index + 1),
    ).flat(),
  ],
};
