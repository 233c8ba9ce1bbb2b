import type { Catalogue } from "@throughline/web/messages/catalogue";
import { shared } from "@throughline/web/messages/en";
import { catalogue } from "./en.catalogue.ts";
import { certificate } from "./en.certificate.ts";
import { course } from "./en.course.ts";
import { door } from "./en.door.ts";
import { frame } from "./en.frame.ts";
import { next } from "./en.next.ts";
import { profile } from "./en.profile.ts";
import { step } from "./en.step.ts";

/** Every text of the portal, in English. Values are ICU messages. */
export const en = {
  ...shared,
  ...door,
  ...frame,
  ...next,
  ...course,
  ...step,
  ...certificate,
  ...profile,
  ...catalogue,
} as const satisfies Catalogue;
