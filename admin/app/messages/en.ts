import type { Catalogue } from "@throughline/web/messages/catalogue";
import { shared } from "@throughline/web/messages/en";
import { door } from "./en.door.ts";
import { enrollment } from "./en.enrollment.ts";
import { frame } from "./en.frame.ts";
import { home } from "./en.home.ts";
import { machinery } from "./en.machinery.ts";
import { pipeline } from "./en.pipeline.ts";
import { students } from "./en.students.ts";

/** Every text of the admin, in English. Values are ICU messages. */
export const en = {
  ...shared,
  ...door,
  ...frame,
  ...home,
  ...pipeline,
  ...students,
  ...enrollment,
  ...machinery,
} as const satisfies Catalogue;
