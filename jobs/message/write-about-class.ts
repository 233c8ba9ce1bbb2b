import type { PlannedDelivery } from "@throughline/domain/message/claim-delivery";
import { sayTime } from "@throughline/domain/booking/say-time";
import {
  toldRights,
  type ToldRight,
} from "@throughline/domain/booking/told-right.rules";
import {
  classBooked,
  classLeft,
  seatOffered,
  waitOver,
} from "@throughline/integrations/mail/template/class-notice";
import { z } from "zod";
import type { Desk } from "../desk.ts";
import { classPageOf } from "./step-page.ts";

const aboutClass = z.object({
  sessionId: z.uuid(),
  title: z.string(),
  startsAt: z.coerce.date(),
  insteadOf: z.string().nullish(),
  insteadOfAt: z.coerce.date().nullish(),
});
/** Letters that were planned before they named what became of the right only say whether it was `forfeited`. */
const aboutEnd = z
  .object({
    reason: z.string(),
    right: z.enum(toldRights).optional(),
    forfeited: z.boolean().default(false),
  })
  .transform(({ reason, right, forfeited }) => ({
    reason,
    right: right ?? ((forfeited ? "FORFEITED" : "RETURNED") as ToldRight),
  }));
const aboutOffer = z.object({ expiresAt: z.coerce.date() });

/** The letters about classes, bookings and waits. Times are told by the reader's own clock. */
export const lettersAboutClasses = {
  async classBooked(desk: Desk, delivery: PlannedDelivery) {
    const { person, payload } = delivery.sendIntent;
    const { insteadOf, insteadOfAt } = aboutClass.parse(payload);
    return classBooked({
      ...(await noticeOf(desk, delivery)),
      insteadOf: insteadOf
        ? {
            title: insteadOf,
            when: insteadOfAt ? sayTime(insteadOfAt, person.timeZone) : null,
          }
        : null,
    });
  },
  async classLeft(desk: Desk, delivery: PlannedDelivery) {
    const end = aboutEnd.parse(delivery.sendIntent.payload);
    return classLeft({ ...(await noticeOf(desk, delivery)), ...end });
  },
  async seatOffered(desk: Desk, delivery: PlannedDelivery) {
    const { person, payload } = delivery.sendIntent;
    const { expiresAt } = aboutOffer.parse(payload);
    const until = sayTime(expiresAt, person.timeZone);
    return seatOffered({ ...(await noticeOf(desk, delivery)), until });
  },
  async offerEnded(desk: Desk, delivery: PlannedDelivery) {
    const end = aboutEnd.parse(delivery.sendIntent.payload);
    return waitOver({
      ...(await noticeOf(desk, delivery)),
      ...end,
      wasOffered: true,
    });
  },
  async waitEnded(desk: Desk, delivery: PlannedDelivery) {
    const end = aboutEnd.parse(delivery.sendIntent.payload);
    return waitOver({
      ...(await noticeOf(desk, delivery)),
      ...end,
      wasOffered: false,
    });
  },
};

async function noticeOf(desk: Desk, { sendIntent }: PlannedDelivery) {
  const { person, payload } = sendIntent;
  const { sessionId, title, startsAt } = aboutClass.parse(payload);
  return {
    schoolName: desk.school.name,
    givenName: person.givenName,
    title,
    when: sayTime(startsAt, person.timeZone),
    link: await classPageOf(desk, { personId: person.id, sessionId }),
  };
}
