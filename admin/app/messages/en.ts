import type { Catalogue } from "@throughline/web/messages/catalogue";
import { shared } from "@throughline/web/messages/en";
import { booking } from "./en.booking.ts";
import { calendar } from "./en.calendar.ts";
import { certificate } from "./en.certificate.ts";
import { connection } from "./en.connection.ts";
import { course } from "./en.course.ts";
import { builder } from "./en.builder.ts";
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
import { order } from "./en.order.ts";
import { partner } from "./en.partner.ts";
import { payout } from "./en.payout.ts";
import { pipeline } from "./en.pipeline.ts";
import { product } from "./en.product.ts";
import { report } from "./en.report.ts";
import { session } from "./en.session.ts";
import { students } from "./en.students.ts";

/** Every text of the admin, in English. Values are ICU messages. */
export const en = {
  ...shared,
  ...door,
  ...frame,
  ...home,
  ...intervention,
  ...order,
  ...payout,
  ...partner,
  ...pipeline,
  ...report,
  ...calendar,
  ...students,
  ...session,
  ...booking,
  ...enrollment,
  ...machinery,
  ...bulk,
  ...imports,
  ...certificate,
  ...lti,
  ...connection,
  ...identity,
  ...course,
  ...builder,
  ...product,
} as const satisfies Catalogue;
