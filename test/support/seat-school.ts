import { settleLicenseSeats } from "@throughline/domain/license/settle-license-seats";
import {
  upsertLicense,
  type LicenseFacts,
} from "@throughline/domain/license/upsert-license";
import { claimSeat, type Claimant } from "@throughline/domain/seat/claim-seat";
import { inviteToSeats } from "@throughline/domain/seat/invite-to-seats";
import { issueClaimLink } from "@throughline/domain/seat/issue-claim-link";
import { openSeats } from "@throughline/domain/seat/open-seats";
import { reassignSeat } from "@throughline/domain/seat/reassign-seat";
import { revokeSeat } from "@throughline/domain/seat/revoke-seat";
import type { OrderModel } from "@throughline/prisma";
import { makeCourse } from "@throughline/seed/factory/course";
import { makeOrder } from "@throughline/seed/factory/order";
import { makePerson } from "@throughline/seed/factory/person";
import { makeProduct } from "@throughline/seed/factory/product";
import { randomBytes } from "node:crypto";
import { monday } from "./journey.ts";
import type { TestStore } from "./store.ts";

/** A course of two classes that is bought for others, by the place or as a license; with two private credits each. */
export async function openSeatSchool(school: TestStore) {
  const { database, run } = school;
  const course = await makeCourse(database, {
    sequencing: "ADVISORY",
    steps: [{}, {}],
  });
  const components = [
    { kind: "COURSE_ACCESS" },
    { kind: "PRIVATE_CREDIT", units: 2 },
  ] as const;
  const product = await makeProduct(database, {
    courseId: course.id,
    components,
  });
  const license = await makeProduct(database, {
    courseId: course.id,
    kind: "LICENSE",
    components,
  });

  /** Invites somebody to a free seat and answers the seat with the word of their link, as the letter has it. */
  const invite = async (
    { id: orderId }: Pick<OrderModel, "id">,
    email: string,
    now = monday,
  ) => {
    const invited = await run((tx) =>
      inviteToSeats(tx, { orderId, emails: [email] }, now),
    );
    if (invited.kind !== "invited") throw new Error(invited.message);
    const [seatId = ""] = invited.seatIds;
    return { seatId, word: await linkOf(seatId) };
  };
  const linkOf = async (seatId: string) => {
    const word = randomBytes(24).toString("base64url");
    const { invitedAt } = await database.seat.findUniqueOrThrow({
      where: { id: seatId },
    });
    if (!invitedAt) throw new Error("nobody is invited");
    await run((tx) => issueClaimLink(tx, { seatId, invitedAt, word }));
    return word;
  };
  const claim = (word: string, who: Claimant, now = monday) =>
    run((tx) => claimSeat(tx, { word, who }, now));

  const buy = async (quantity: number, productToBuy = product) => {
    const { id: personId } = await makePerson(database);
    const order = await makeOrder(database, {
      product: productToBuy,
      personId,
      quantity,
      isForOthers: true,
      state: "PAID",
      paidAt: monday,
    });
    return { ...order, personId };
  };

  return {
    course,
    invite,
    linkOf,
    claim,
    /** An order of so many seats, which are open. */
    async buySeats(quantity: number) {
      const order = await buy(quantity);
      await run((tx) =>
        openSeats(tx, { orderId: order.id, count: quantity }, monday),
      );
      return order;
    },
    /** An order of a license that Stripe says runs. */
    async buyLicense(seatCount: number, facts: Partial<LicenseFacts> = {}) {
      const order = await buy(seatCount, license);
      const stripeSubscriptionId = `sub_${order.id}`;
      const say = (said: Partial<LicenseFacts>, now = monday) =>
        run((tx) =>
          upsertLicense(
            tx,
            {
              stripeSubscriptionId,
              orderId: order.id,
              status: "active",
              seatCount,
              periodEndsAt: new Date("2026-07-01T00:00:00Z"),
              trialEndsAt: null,
              cancelsAtPeriodEnd: false,
              observedAt: now,
              ...said,
            },
            now,
          ),
        );
      const made = await say(facts);
      if (!("licenseId" in made)) throw new Error(made.reason);
      const { licenseId } = made;
      return {
        order,
        licenseId,
        /** Stripe says something of the subscription. */
        say,
        /** The worker goes through its seats. */
        settle: (now = monday) =>
          run((tx) => settleLicenseSeats(tx, { licenseId }, now)),
        find: () =>
          database.license.findUniqueOrThrow({ where: { id: licenseId } }),
      };
    },
    /** Takes a seat back, from whoever has it. */
    revoke: ({ seatId }: { seatId: string }, now = monday) =>
      run((tx) => revokeSeat(tx, { seatId, reason: "They left." }, now)),
    /** Takes a seat back and invites somebody else to it. */
    reassign: ({ seatId }: { seatId: string }, email: string) =>
      run((tx) => reassignSeat(tx, { seatId, email }, monday)),
    /** Invites somebody new, who claims. */
    async fill(order: Pick<OrderModel, "id">) {
      const person = await makePerson(database);
      const { seatId, word } = await invite(
        order,
        person.emails[0]?.address ?? "",
      );
      const claimed = await claim(word, { personId: person.id });
      if (claimed.kind !== "claimed") throw new Error("it was not claimed");
      return { ...claimed, seatId, word };
    },
    /** The state of a holder's enrollment. */
    stateOf: async ({ enrollmentId: id }: { enrollmentId: string }) =>
      (await database.enrollment.findUniqueOrThrow({ where: { id } })).state,
    /** What a person may book by right of a seat or otherwise. */
    rightsOf: (personId: string) =>
      database.entitlement.findMany({
        where: { personId },
        select: { kind: true, available: true, seatId: true },
        orderBy: [{ kind: "asc" }, { id: "asc" }],
      }),
    /** The states of an order's seats, in the order of the alphabet. */
    states: async ({ id: orderId }: Pick<OrderModel, "id">) => {
      const seats = await database.seat.findMany({
        where: { orderId },
        select: { state: true },
      });
      return seats.map(({ state }) => state).toSorted();
    },
  };
}

export type SeatSchool = Awaited<ReturnType<typeof openSeatSchool>>;
