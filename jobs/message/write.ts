import {
  alertKinds,
  type AlertKind,
} from "@throughline/domain/alert/alert.rules";
import { issueInvitationToken } from "@throughline/domain/person/issue-invitation-token";
import type { PlannedDelivery } from "@throughline/domain/message/claim-delivery";
import { isUnnamed } from "@throughline/domain/order/names.rules";
import type { Purpose } from "@throughline/domain/message/purpose";
import { theSystem, transact } from "@throughline/domain/transaction";
import { certificateExpiring } from "@throughline/integrations/mail/template/certificate-expiring";
import { certificateReissued } from "@throughline/integrations/mail/template/certificate-reissued";
import { courseCompleted } from "@throughline/integrations/mail/template/course-completed";
import { invitation } from "@throughline/integrations/mail/template/invitation";
import { staffDigest } from "@throughline/integrations/mail/template/staff-digest";
import { stepOpened } from "@throughline/integrations/mail/template/step-opened";
import { z } from "zod";
import type { Desk } from "../desk.ts";
import { calendarFilesOf, type CalendarFile } from "./calendar-file.ts";
import { lettersAboutChanges } from "./write-about-change.ts";
import { lettersAboutClasses } from "./write-about-class.ts";
import { lettersAboutSeats } from "./write-about-seat.ts";
import { lettersAboutOrders } from "./write-about-order.ts";
import { lettersAboutStanding } from "./write-about-standing.ts";

interface Letter {
  subject: string;
  html: string;
  text: string;
}
type Write = (desk: Desk, delivery: PlannedDelivery) => Promise<Letter>;

/** Writes the letter that a delivery is for, in words, with links and with a calendar's file that hold at this moment. */
export async function write(
  desk: Desk,
  delivery: PlannedDelivery,
): Promise<Letter & { calendars: CalendarFile[] }> {
  const letter = await letters[delivery.sendIntent.purpose as Purpose](
    desk,
    delivery,
  );
  return { ...letter, calendars: await calendarFilesOf(desk, delivery) };
}

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
const aboutReissue = aboutCertificate.extend({ personName: z.string() });
const aboutExpiry = aboutCertificate.extend({ expiresAt: z.coerce.date() });

const invitationDays = 7;

const aboutDigest = z.object({
  day: z.iso.date(),
  count: z.int(),
  groups: z.array(
    z.object({
      kind: z.enum(alertKinds),
      partnerName: z.string(),
      count: z.int(),
      lines: z.array(
        z.object({ title: z.string(), body: z.string(), href: z.string() }),
      ),
    }),
  ),
});

const digestHeadings: Record<AlertKind, string> = {
  disputeOpened: "Disputed payments",
  inquiryOpened: "Payments that a bank asks about",
  refundFailed: "Failed refunds",
  orderFlagged: "Orders to decide about",
  disputeClosed: "Disputes that were decided",
  payeeStopped: "Payees whose money is held back",
  transferFailed: "Shares that were not sent",
  partnerDown: "Partners that could not be reached",
  stepFailed: "Failed steps",
  studentReport: "Problems that students report",
  seatsShort: "Steps with too few seats",
  stepStuck: "Stuck students",
  stepBreached: "Late students",
  messageQuarantined: "Messages set aside",
  driftFound: "Differences with a partner",
  deliveryUnknown: "E-mails of unknown fate",
};

const letters: Record<Purpose, Write> = {
  ...lettersAboutOrders,
  ...lettersAboutClasses,
  ...lettersAboutChanges,
  ...lettersAboutSeats,
  ...lettersAboutStanding,
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
  async stepStarted(desk, { sendIntent: { person, payload }, address }) {
    const { enrollmentId, stepTitle, partnerName } = aboutStep.parse(payload);
    const { course } = await desk.store.database.enrollment.findUniqueOrThrow({
      where: { id: enrollmentId },
      include: { course: true },
    });
    return stepOpened({
      schoolName: desk.school.name,
      givenName: isUnnamed(person, address) ? null : person.givenName,
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
      certificateLink: certificateLink(desk, serial),
    });
  },
  certificateReissued(desk, { sendIntent: { person, payload } }) {
    const { serial, ...about } = aboutReissue.parse(payload);
    return certificateReissued({
      schoolName: desk.school.name,
      givenName: person.givenName,
      ...about,
      certificateLink: certificateLink(desk, serial),
    });
  },
  certificateExpiring(desk, { sendIntent: { person, payload } }) {
    const { serial, courseTitle, expiresAt } = aboutExpiry.parse(payload);
    const day = new Intl.DateTimeFormat("en", {
      dateStyle: "long",
      timeZone: person.timeZone,
    });
    return certificateExpiring({
      schoolName: desk.school.name,
      givenName: person.givenName,
      courseTitle,
      expiresOn: day.format(expiresAt),
      certificateLink: certificateLink(desk, serial),
    });
  },
  staffDigest(desk, { sendIntent: { person, payload } }) {
    const { day, count, groups } = aboutDigest.parse(payload);
    const { adminUrl, name: schoolName } = desk.school;
    const inWords = new Intl.DateTimeFormat("en", {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    });
    return staffDigest({
      schoolName,
      givenName: person.givenName,
      day: inWords.format(new Date(day)),
      count,
      groups: groups.map(({ kind, partnerName, lines, ...group }) => ({
        ...group,
        heading: [digestHeadings[kind], partnerName]
          .filter(Boolean)
          .join(" · "),
        lines: lines.map(({ href, ...line }) => ({
          ...line,
          link: adminUrl + href,
        })),
      })),
      link: `${adminUrl}/`,
    });
  },
};

const certificateLink = ({ school }: Desk, serial: string) =>
  `${school.portalUrl}/certificates/${serial}`;
