import type { PlannedDelivery } from "@throughline/domain/message/claim-delivery";
import { issueClaim } from "@throughline/domain/order/issue-claim";
import { isUnnamed } from "@throughline/domain/order/names.rules";
import {
  chargeOf,
  claimDays,
  isSpare,
} from "@throughline/domain/order/order.rules";
import { sayMoney } from "@throughline/domain/order/say-money";
import { theSystem, transact } from "@throughline/domain/transaction";
import {
  orderPaid,
  orderPending,
  orderRefunded,
  placeSpare,
} from "@throughline/integrations/mail/template/order-notice";
import { z } from "zod";
import type { Desk } from "../desk.ts";

const aboutOrder = z.object({ orderId: z.uuid() });
const aboutRefund = aboutOrder.extend({ refundId: z.uuid() });

/** The letters about purchases. A guest's carries the link that makes the purchase theirs, made when it is written. */
export const lettersAboutOrders = {
  async orderPaid(desk: Desk, { sendIntent }: PlannedDelivery) {
    const { orderId } = aboutOrder.parse(sendIntent.payload);
    const { order, notice } = await noticeOf(desk, sendIntent, orderId);
    const token = Buffer.from(desk.randomBytes(24)).toString("base64url");
    const claim = await transact(desk.store, { actor: theSystem }, (tx) =>
      issueClaim(tx, { orderId, token }, desk.now()),
    );
    const mustClaim = claim.kind === "issued";
    return orderPaid({
      ...notice,
      charge: chargeOf(order),
      tax: order.tax > 0 ? sayMoney(order.tax, order.currency) : null,
      isForOthers: order.isForOthers,
      claimDays: mustClaim ? claimDays : null,
      isSpare: isSpare(order),
      link: mustClaim
        ? `${desk.school.portalUrl}/claim-order/${token}`
        : order.isForOthers
          ? placesOf(desk, order)
          : notice.link,
    });
  },
  async orderPending(desk: Desk, { sendIntent }: PlannedDelivery) {
    const { orderId } = aboutOrder.parse(sendIntent.payload);
    const { order, notice } = await noticeOf(desk, sendIntent, orderId);
    const { requestKey, unitAmount, quantity, currency } = order;
    return orderPending({
      ...notice,
      total: sayMoney(order.total ?? unitAmount * quantity, currency),
      // A guest has no account to look into; what shows them the purchase is their browser's key.
      link:
        order.personId === null
          ? `${desk.school.portalUrl}/thank-you?checkout=${encodeURIComponent(requestKey ?? "")}`
          : notice.link,
    });
  },
  async placeSpare(desk: Desk, { sendIntent }: PlannedDelivery) {
    const { orderId } = aboutOrder.parse(sendIntent.payload);
    const { order, notice } = await noticeOf(desk, sendIntent, orderId);
    return placeSpare({ ...notice, link: placesOf(desk, order) });
  },
  async orderRefunded(desk: Desk, { sendIntent }: PlannedDelivery) {
    const { orderId, refundId } = aboutRefund.parse(sendIntent.payload);
    const { order, notice } = await noticeOf(desk, sendIntent, orderId);
    const { amount } = await desk.store.database.refund.findUniqueOrThrow({
      where: { id: refundId },
    });
    const isClaimed = order.personId !== null;
    return orderRefunded({
      ...notice,
      isClaimed,
      link: isClaimed ? notice.link : desk.school.portalUrl,
      amount: sayMoney(amount, order.currency),
    });
  },
};

const placesOf = ({ school }: Desk, { number }: { number: number }) =>
  `${school.portalUrl}/licenses/${number}`;

async function noticeOf(
  { store, school }: Desk,
  { person }: PlannedDelivery["sendIntent"],
  orderId: string,
) {
  const order = await store.database.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { product: true, price: true },
  });
  const { number, quantity, product, total, currency } = order;
  return {
    order,
    notice: {
      schoolName: school.name,
      givenName:
        order.email !== null && isUnnamed(person, order.email)
          ? null
          : person.givenName,
      number,
      productName: product.name,
      quantity,
      total: sayMoney(total ?? 0, currency),
      link: `${school.portalUrl}/orders/${number}`,
    },
  };
}
