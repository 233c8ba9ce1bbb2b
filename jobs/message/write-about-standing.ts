import type { PlannedDelivery } from "@throughline/domain/message/claim-delivery";
import { isUnnamed } from "@throughline/domain/order/names.rules";
import {
  courseEnded,
  coursePaused,
  courseResumed,
} from "@throughline/integrations/mail/template/course-standing";
import { z } from "zod";
import type { Desk } from "../desk.ts";

const aboutCourse = z.object({ enrollmentId: z.uuid() });
const aboutPause = z.object({ cause: z.enum(["DISPUTE", "LICENSE"]) });
const aboutEnd = z.object({ cause: z.enum(["DISPUTE", "REFUND", "PLACE"]) });

/** The letters about a course that stands still, goes on or ended without its student's doing. */
export const lettersAboutStanding = {
  async coursePaused(desk: Desk, delivery: PlannedDelivery) {
    const { cause } = aboutPause.parse(delivery.sendIntent.payload);
    return coursePaused({ ...(await noticeOf(desk, delivery)), cause });
  },
  async courseResumed(desk: Desk, delivery: PlannedDelivery) {
    return courseResumed(await noticeOf(desk, delivery));
  },
  async courseEnded(desk: Desk, delivery: PlannedDelivery) {
    const { cause } = aboutEnd.parse(delivery.sendIntent.payload);
    return courseEnded({ ...(await noticeOf(desk, delivery)), cause });
  },
};

/** The portal names an enrollment by the API's own id, base64url of `Enrollment:<id>`. */
async function noticeOf(
  { store, school }: Desk,
  { sendIntent: { person, payload }, address }: PlannedDelivery,
) {
  const { enrollmentId } = aboutCourse.parse(payload);
  const { course } = await store.database.enrollment.findUniqueOrThrow({
    where: { id: enrollmentId },
    select: { course: { select: { title: true } } },
  });
  const id = Buffer.from(`Enrollment:${enrollmentId}`).toString("base64url");
  return {
    schoolName: school.name,
    givenName: isUnnamed(person, address) ? null : person.givenName,
    courseTitle: course.title,
    link: `${school.portalUrl}/courses/${id}`,
  };
}
