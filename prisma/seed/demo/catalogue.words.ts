import type { CourseOverrides, StepOverrides } from "../factory/course.ts";

export interface DemoPartner {
  slug: string;
  name: string;
  contactEmail: string;
}

/** The demo school's partners. */
export const partners: readonly DemoPartner[] = [
  {
    slug: "milady",
    name: "Milady",
    contactEmail: "school.support@milady.example",
  },
  {
    slug: "certiport",
    name: "Certiport",
    contactEmail: "partners@certiport.example",
  },
  {
    slug: "nha",
    name: "National Healthcareer Association",
    contactEmail: "institutions@nha.example",
  },
];

type Partner = "milady" | "certiport" | "nha";
type Words = [label: string, title: string, summary: string];

/** A step as the school would write it down: `SFZ-1`, where it is taken, how many days it should take. */
function step(
  partner: Partner,
  expectedDays: number,
  [label, title, summary]: Words,
): StepOverrides & { partner: Partner } {
  return { partner, expectedDays, label, title, summary };
}

/** The demo school's courses; a step's partner is given by slug. */
export const courses: readonly (Omit<CourseOverrides, "steps"> & {
  steps: (StepOverrides & { partner: Partner })[];
})[] = [
  {
    code: "SFZ",
    title: "Salon Foundations",
    description:
      "Everything a new stylist has to know before the first client: hygiene, hair and skin, the front desk, and the safety certificate that salons ask for.",
    defaultTimeZone: "America/Chicago",
    steps: [
      step("milady", 4, [
        "SFZ-1",
        "Infection control and salon safety",
        "Disinfection, patch tests and the state board's rules.",
      ]),
      step("milady", 6, [
        "SFZ-2",
        "Hair, skin and nails",
        "The theory behind every service, with practice questions.",
      ]),
      step("certiport", 4, [
        "SFZ-3",
        "Front desk and booking systems",
        "Appointments, payments and keeping clients' particulars safe.",
      ]),
      step("nha", 3, [
        "SFZ-4",
        "First aid for personal services",
        "Burns, allergic reactions, and when to call for help.",
      ]),
    ],
  },
  {
    code: "MOA",
    title: "Medical Office Assistant",
    description:
      "Prepares for the front and back office of a clinic, up to the national certification exam.",
    defaultTimeZone: "America/New_York",
    steps: [
      step("nha", 5, [
        "MOA-1",
        "Medical terminology and anatomy",
        "The words of the clinic, from the chart to the laboratory.",
      ]),
      step("certiport", 3, [
        "MOA-2",
        "Office software for clinics",
        "Documents, spreadsheets and electronic health records.",
      ]),
      step("nha", 4, [
        "MOA-3",
        "Privacy, billing and insurance",
        "HIPAA, coding basics, and claims that are paid the first time.",
      ]),
      step("nha", 5, [
        "MOA-4",
        "Certification exam preparation",
        "Two timed practice exams and the voucher for the real one.",
      ]),
      step("milady", 2, [
        "MOA-5",
        "Client care and communication",
        "Listening, difficult conversations, and cultural awareness.",
      ]),
    ],
  },
  {
    code: "DLT",
    title: "Digital Literacy for Trades",
    description:
      "Computers for people who work with their hands: estimates, invoices and photographs of the job, at one's own pace and in any order.",
    defaultTimeZone: "America/Denver",
    sequencing: "ADVISORY",
    steps: [
      step("certiport", 3, [
        "DLT-1",
        "Computing fundamentals",
        "Files, updates, passwords, and getting unstuck.",
      ]),
      {
        ...step("milady", 2, [
          "DLT-2",
          "Photographing your work",
          "Optional: pictures that win the next customer.",
        ]),
        required: false,
      },
      step("certiport", 4, [
        "DLT-3",
        "Living online",
        "E-mail, calendars, maps, and staying safe.",
      ]),
      step("certiport", 5, [
        "DLT-4",
        "Estimates and invoices in a spreadsheet",
        "From the tape measure to a paid bill.",
      ]),
    ],
  },
  {
    code: "PHL",
    title: "Phlebotomy Basics",
    description: "Planned for spring. Not open for enrolment yet.",
    defaultTimeZone: "America/New_York",
    state: "DRAFT",
    steps: [
      step("nha", 7, [
        "PHL-1",
        "Venipuncture and specimen handling",
        "Theory before the supervised draws.",
      ]),
      step("nha", 5, [
        "PHL-2",
        "Certification exam preparation",
        "Practice exams and the voucher.",
      ]),
    ],
  },
];

/** The step of the programme with live classes that is taken at a partner between them. */
export const theoryStep = step("milady", 5, [
  "LSP-2",
  "Colour theory",
  "At Milady, at your own pace.",
]);
