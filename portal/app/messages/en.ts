import type { Catalogue } from "@throughline/web/messages/catalogue";
import { shared } from "@throughline/web/messages/en";
import { booking } from "./en.booking.ts";
import { calendar } from "./en.calendar.ts";
import { catalogue } from "./en.catalogue.ts";
import { certificate } from "./en.certificate.ts";
import { claimOrder } from "./en.claim-order.ts";
import { course } from "./en.course.ts";
import { credit } from "./en.credit.ts";
import { door } from "./en.door.ts";
import { frame } from "./en.frame.ts";
import { next } from "./en.next.ts";
import { order } from "./en.order.ts";
import { profile } from "./en.profile.ts";
import { seat } from "./en.seat.ts";
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
  ...claimOrder,
  ...profile,
  ...catalogue,
  ...booking,
  ...calendar,
  ...credit,
  ...order,
  ...seat,
} as const satisfies Catalogue;
