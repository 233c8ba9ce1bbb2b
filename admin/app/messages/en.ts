import type { Catalogue } from "@throughline/web/messages/catalogue";
import { shared } from "@throughline/web/messages/en";
import { certificate } from "./en.certificate.ts";
import { connection } from "./en.connection.ts";
import { course } from "./en.course.ts";
import { bulk } from "./en.bulk.ts";
import { door } from "./en.door.ts";
import { enrollment } from "./en.enrollment.ts";
import { imports } from "./en.import.ts";
import { frame } from "./en.frame.ts";
import { home } from "./en.home.ts";
import { identity } from "./en.identity.ts";
import { lti } from "./en.lti.ts";
import { intervention } from "./en.intervention.ts";
import { machinery } from "./en.machinery.ts";
import { partner } from "./en.partner.ts";
import { pipeline } from "./en.pipeline.ts";
import { students } from "./en.students.ts";

/** Every text of the admin, in English. Values are ICU messages. */
export const en = {
  ...shared,
  ...door,
  ...frame,
  ...home,
  ...intervention,
  ...partner,
  ...pipeline,
  ...students,
  ...enrollment,
  ...machinery,
  ...bulk,
  ...imports,
  ...certificate,
  ...lti,
  ...connection,
  ...identity,
  ...course,
} as const satisfies Catalogue;
