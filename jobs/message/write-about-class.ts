import type { PlannedDelivery } from "@throughline/domain/message/claim-delivery";
import { sayTime } from "@throughline/domain/booking/say-time";
import {
  classBooked,
  classLeft,
  seatOffered,
  waitOver,
} from "@throughline/integrations/mail/template/class-notice";
import { z } from "zod";
import type { Desk } from "../desk.ts";

const aboutClass = z.object({
  title: z.string(),
  startsAt: z.coerce.date(),
  insteadOf: z.string().nullish(),
});
const aboutEnd = z.object({
  reason: z.string(),
  forfeited: z.boolean().default(false),
});
const aboutOffer = z.object({ expiresAt: z.coerce.date() });

/** The letters about classes, bookings and waits. Times are told by the reader's own clock. */
export const lettersAboutClasses = {
  classBooked(desk: Desk, delivery: PlannedDelivery) {
    const { insteadOf } = aboutClass.parse(delivery.sendIntent.payload);
    return classBooked({
      ...noticeOf(desk, delivery),
      insteadOf: insteadOf ?? null,
    });
  },
  classLeft(desk: Desk, delivery: PlannedDelivery) {
    const end = aboutEnd.parse(delivery.sendIntent.payload);
    return classLeft({ ...noticeOf(desk, delivery), ...end });
  },
  seatOffered(desk: Desk, delivery: PlannedDelivery) {
    const { person, payload } = delivery.sendIntent;
    const { expiresAt } = aboutOffer.parse(payload);
    const until = sayTime(expiresAt, person.timeZone);
    return seatOffered({ ...noticeOf(desk, delivery), until });
  },
  offerEnded(desk: Desk, delivery: PlannedDelivery) {
    const { reason } = aboutEnd.parse(delivery.sendIntent.payload);
    return waitOver({ ...noticeOf(desk, delivery), reason, wasOffered: true });
  },
  waitEnded(desk: Desk, delivery: PlannedDelivery) {
    const { reason } = aboutEnd.parse(delivery.sendIntent.payload);
    return waitOver({ ...noticeOf(desk, delivery), reason, wasOffered: false });
  },
};

function noticeOf({ school }: Desk, { sendIntent }: PlannedDelivery) {
  const { person, payload } = sendIntent;
  const { title, startsAt } = aboutClass.parse(payload);
  return {
    schoolName: school.name,
    givenName: person.givenName,
    title,
    when: sayTime(startsAt, person.timeZone),
    link: `${school.portalUrl}/`,
  };
}
