import { issueInvitationToken } from "@throughline/domain/person/issue-invitation-token";
import type { PlannedDelivery } from "@throughline/domain/message/claim-delivery";
import type { Purpose } from "@throughline/domain/message/purpose";
import { theSystem, transact } from "@throughline/domain/transaction";
import { courseCompleted } from "@throughline/integrations/mail/template/course-completed";
import { invitation } from "@throughline/integrations/mail/template/invitation";
import { stepOpened } from "@throughline/integrations/mail/template/step-opened";
import { z } from "zod";
import type { Desk } from "../desk.ts";

interface Letter {
  subject: string;
  html: string;
  text: string;
}
type Write = (desk: Desk, delivery: PlannedDelivery) => Promise<Letter>;

/** Writes the letter that a delivery is for, in words and with links that hold at this moment. */
export const write: Write = (desk, delivery) =>
  letters[delivery.sendIntent.purpose as Purpose](desk, delivery);

const aboutInvitation = z.object({ courseTitle: z.string() });
const aboutStep = z.object({
  enrollmentId: z.string(),
  stepTitle: z.string(),
  partnerName: z.string(),
});
const aboutCertificate = z.object({
  serial: z.string(),
  courseTitle: z.string(),
});

const invitationDays = 7;

const letters: Record<Purpose, Write> = {
  async invitation(desk, { sendIntent: { person, payload } }) {
    const { courseTitle } = aboutInvitation.parse(payload);
    const token = Buffer.from(desk.randomBytes(24)).toString("base64url");
    const validDays = invitationDays;
    await transact(desk.store, { actor: theSystem }, (tx) =>
      issueInvitationToken(
        tx,
        { personId: person.id, token, validDays },
        desk.now(),
      ),
    );
    return invitation({
      schoolName: desk.school.name,
      givenName: person.givenName,
      courseTitle,
      link: `${desk.school.portalUrl}/welcome?token=${token}`,
      expiresInDays: validDays,
    });
  },
  async stepStarted(desk, { sendIntent: { person, payload } }) {
    const { enrollmentId, stepTitle, partnerName } = aboutStep.parse(payload);
    const { course } = await desk.store.database.enrollment.findUniqueOrThrow({
      where: { id: enrollmentId },
      include: { course: true },
    });
    return stepOpened({
      schoolName: desk.school.name,
      givenName: person.givenName,
      courseTitle: course.title,
      stepTitle,
      partnerName,
      link: `${desk.school.portalUrl}/`,
    });
  },
  courseCompleted(desk, { sendIntent: { person, payload } }) {
    const { serial, courseTitle } = aboutCertificate.parse(payload);
    return courseCompleted({
      schoolName: desk.school.name,
      givenName: person.givenName,
      courseTitle,
      certificateLink: `${desk.school.portalUrl}/certificates/${serial}`,
    });
  },
};
