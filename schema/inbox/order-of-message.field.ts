import { readOrderClues } from "@throughline/domain/inbox/clues-of-stripe";
import { findOrder } from "@throughline/domain/order/find-order";
import { builder } from "../builder.ts";
import { Order } from "../order/order.type.ts";
import { InboundMessage } from "./inbound-message.type.ts";

builder.prismaObjectField(InboundMessage, "order", (t) =>
  t.field({
    type: Order,
    nullable: true,
    description:
      "The purchase that a message of Stripe's speaks of, as far as it names one of ours.",
    select: { source: true, rawBody: true },
    async resolve({ source, rawBody }, _args, { db }) {
      if (source !== "stripe") return null;
      const id = await findOrder(db, readOrderClues(rawBody));
      return id === null ? null : db.order.findUnique({ where: { id } });
    },
  }),
);
