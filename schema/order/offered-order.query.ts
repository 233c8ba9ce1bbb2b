import {
  readOfferedOrder,
  type OfferedOrder as OfferedOrderRecord,
} from "@throughline/domain/order/read-offered-order";
import { builder } from "../builder.ts";

const OfferedOrder = builder
  .objectRef<OfferedOrderRecord>("OfferedOrder")
  .implement({
    description:
      "What the link in a guest's letter opens. Amounts are in the currency's smallest unit.",
    authScopes: { anyone: true },
    fields: (t) => ({
      number: t.exposeInt("number"),
      productName: t.exposeString("productName"),
      quantity: t.exposeInt("quantity"),
      total: t.exposeInt("total"),
      currency: t.exposeString("currency"),
      fault: t.exposeString("fault", {
        nullable: true,
        description:
          "Why it opens nothing, in words; null where it can be taken.",
      }),
      isOwn: t.exposeBoolean("isOwn", {
        description: "It is the viewer's own by now.",
      }),
      isSpare: t.exposeBoolean("isSpare", {
        description:
          "Its buyer is in the course already: the place is to give away.",
      }),
      asksName: t.exposeBoolean("asksName", {
        description: "Whoever takes it is asked for their name.",
      }),
    }),
  });

builder.queryField("offeredOrder", (t) =>
  t.field({
    type: OfferedOrder,
    nullable: true,
    description:
      "What a guest's mailed link opens; null where it was never sent, or another one since. Looking takes nothing.",
    authScopes: { anyone: true },
    args: { token: t.arg.string() },
    resolve: (
      _root,
      { token },
      { viewer: { personId }, transactForViewer, now },
    ) =>
      transactForViewer((tx) =>
        readOfferedOrder(tx, { token, personId }, now()),
      ),
  }),
);
