import type { ImportKind } from "./import.query.ts";

/** A file of each kind to begin with: its headings are understood by themselves. */
export const samples: Record<ImportKind, { name: string; csv: string }> = {
  IMPORT_ENROLLMENTS: {
    name: "enrollments.csv",
    csv: `E-mail,Given name,Family name,Time zone,Course,State,Enrolled at,Completed at,Ended at,Step 1 state,Step 1 started at,Step 1 settled at,Step 1 partner's id,Step 1 progress,Step 2 state,Step 2 started at,Step 2 settled at,Step 2 partner's id,Step 2 progress
ana@example.org,Ana,Silva,America/Chicago,SFZ,ACTIVE,2026-03-02T09:00:00Z,,,COMPLETED,2026-03-03T09:00:00Z,2026-03-09T16:30:00Z,E-1001,100,IN_PROGRESS,2026-03-10T09:00:00Z,,E-1002,40
yusuf@example.org,يوسف,,Europe/Oslo,SFZ,ACTIVE,2026-03-04T09:00:00+01:00,,,PENDING,,,,,,,,,
`,
  },
  IMPORT_COURSES: {
    name: "courses.csv",
    csv: `Course code,Course title,Description,Time zone,Sequencing,State,Step label,Step title,Step summary,Step kind,Required,Expected days,Partner,Partner's course
SFZ,Safety for salons,,America/Chicago,STRICT,DRAFT,SFZ-1,Safety basics,What everybody must know.,PARTNER,yes,7,milady,safety-101
SFZ,,,,,,SFZ-2,First aid,A day in class.,SESSION,yes,14,,
`,
  },
  IMPORT_PARTNERS: {
    name: "partners.csv",
    csv: `Name,Short name,Contact e-mail,Days to confirm
Milady,milady,help@milady.example,2
`,
  },
};
