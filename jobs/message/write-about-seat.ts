import { licenseNotices } from "@throughline/domain/license/plan-license-notice";
import type { PlannedDelivery } from "@throughline/domain/message/claim-delivery";
import { fullName } from "@throughline/domain/person/person.rules";
import { issueClaimLink } from "@throughline/domain/seat/issue-claim-link";
import { claimDays } from "@throughline/domain/seat/seat.rules";
import { theSystem, transact } from "@throughline/domain/transaction";
import {
  actionRequired,
  licenseStopped,
  paymentFailed,
  trialEnds,
} from "@throughline/integrations/mail/template/license-notice";
import { seatInvitation } from "@throughline/integrations/mail/template/seat-invitation";
import { z } from "zod";
import type { Desk } from "../desk.ts";

const aboutSeat = z.object({ seatId: z.uuid(), invitedAt: z.coerce.date() });
const aboutLicense = z.object({
  licenseId: z.uuid(),
  notice: z.enum(licenseNotices),
  graceEndsAt: z.coerce.date().nullable(),
  trialEndsAt: z.coerce.date().nullable(),
  url: z.url().nullable(),
});

const templates = {
  trialEnds,
  paymentFailed,
  actionRequired,
  stopped: licenseStopped,
};

/** The letters about seats and licenses. The word in a claim link is in the letter alone; its hash is kept. */
export const lettersAboutSeats = {
  async seatInvitation(desk: Desk, { sendIntent }: PlannedDelivery) {
    const { seatId, invitedAt } = aboutSeat.parse(sendIntent.payload);
    const word = Buffer.from(desk.randomBytes(24)).toString("base64url");
    const courseTitle = await titleOfSeat(desk, seatId);
    await transact(desk.store, { actor: theSystem }, (tx) =>
      issueClaimLink(tx, { seatId, invitedAt, word }),
    );
    return seatInvitation({
      schoolName: desk.school.name,
      giverName: fullName(sendIntent.person),
      courseTitle,
      link: `${desk.school.portalUrl}/claim/${word}`,
      expiresInDays: claimDays,
    });
  },
  async licenseNotice(desk: Desk, { sendIntent }: PlannedDelivery) {
    const { person, payload } = sendIntent;
    const { licenseId, notice, url, ...times } = aboutLicense.parse(payload);
    const { product } = await desk.store.database.license.findUniqueOrThrow({
      where: { id: licenseId },
      include: { product: { include: { course: true } } },
    });
    const day = notice === "trialEnds" ? times.trialEndsAt : times.graceEndsAt;
    const inWords = new Intl.DateTimeFormat("en", {
      dateStyle: "long",
      timeZone: person.timeZone,
    });
    return templates[notice]({
      schoolName: desk.school.name,
      givenName: person.givenName,
      courseTitle: product.course?.title ?? product.name,
      link: url ?? `${desk.school.portalUrl}/licenses`,
      day: day ? inWords.format(day) : "",
    });
  },
};

async function titleOfSeat({ store }: Desk, seatId: string): Promise<string> {
  const { order } = await store.database.seat.findUniqueOrThrow({
    where: { id: seatId },
    include: { order: { include: { product: { include: { course: true } } } } },
  });
  return order.product.course?.title ?? order.product.name;
}
