import { sayTime } from "@throughline/domain/booking/say-time";
import type { PlannedDelivery } from "@throughline/domain/message/claim-delivery";
import { findAlternatives } from "@throughline/domain/session/find-alternatives";
import { classCanceled } from "@throughline/integrations/mail/template/class-canceled";
import { classMoved } from "@throughline/integrations/mail/template/class-moved";
import { z } from "zod";
import type { Desk } from "../desk.ts";
import { stepPageOf } from "./step-page.ts";

const aboutMove = z.object({
  sessionId: z.uuid(),
  from: z.coerce.date(),
  change: z.enum(["TIME", "PLACE", "LINK"]).default("TIME"),
  standing: z.enum(["BOOKED", "OFFERED", "WAITING"]).default("BOOKED"),
});
const aboutCancellation = z.object({
  sessionId: z.uuid(),
  wasBooked: z.boolean(),
  courseStepId: z.uuid().nullable(),
});

/** The letters about what the school did to a class. Times are told by the reader's own clock, as they are when it is written. */
export const lettersAboutChanges = {
  async classMoved(desk: Desk, delivery: PlannedDelivery) {
    const { payload, person } = delivery.sendIntent;
    const { sessionId, from, change, standing } = aboutMove.parse(payload);
    const session = await readSession(desk, sessionId);
    const { startsAt, room, meetingUrl, freeLeaveUntil } = session;
    const moves = from.getTime() !== startsAt.getTime();
    // The address is for those who have a seat.
    const online =
      meetingUrl && standing === "BOOKED" && (change === "LINK" || !room)
        ? `Join: ${meetingUrl}`
        : "";
    return classMoved({
      ...noticeOf(desk, delivery, session),
      before: moves ? sayTime(from, person.timeZone) : null,
      ...{ change, standing },
      where: [room && `Where: ${room}.`, online].filter(Boolean).join(" "),
      mayLeaveFreely: freeLeaveUntil !== null && freeLeaveUntil > desk.now(),
      heldUntil:
        standing === "OFFERED"
          ? await readHeldUntil(desk, sessionId, person)
          : null,
    });
  },
  async classCanceled(desk: Desk, delivery: PlannedDelivery) {
    const { payload, person } = delivery.sendIntent;
    const { sessionId, wasBooked, courseStepId } =
      aboutCancellation.parse(payload);
    const session = await readSession(desk, sessionId);
    const others = await findAlternatives(
      desk.store.database,
      { sessionId, courseStepId },
      desk.now(),
    );
    return classCanceled({
      ...noticeOf(desk, delivery, session),
      link: await stepPageOf(desk, { personId: person.id, courseStepId }),
      reason: session.cancelReason ?? "",
      wasBooked,
      alternatives: others.map(({ title, startsAt }) => ({
        title,
        when: sayTime(startsAt, person.timeZone),
      })),
    });
  },
};

const readSession = ({ store }: Desk, id: string) =>
  store.database.session.findUniqueOrThrow({ where: { id } });

/** Until when a seat is held for somebody, by their own clock: a move may have brought it nearer. Null where none is. */
async function readHeldUntil(
  { store, now }: Desk,
  sessionId: string,
  { id: personId, timeZone }: { id: string; timeZone: string },
): Promise<string | null> {
  const offer = await store.database.waitlistOffer.findFirst({
    where: {
      outcome: null,
      expiresAt: { gt: now() },
      booking: { sessionId, personId },
    },
  });
  return offer && sayTime(offer.expiresAt, timeZone);
}

function noticeOf(
  { school }: Desk,
  { sendIntent: { person } }: PlannedDelivery,
  { title, startsAt }: { title: string; startsAt: Date },
) {
  return {
    schoolName: school.name,
    givenName: person.givenName,
    title,
    when: sayTime(startsAt, person.timeZone),
    link: `${school.portalUrl}/calendar`,
  };
}
