import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, NotFound, Refused } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { isOwn } from "../policy/own.ts";

const OpenBillingPortalInput = builder.inputType("OpenBillingPortalInput", {
  fields: (t) => ({ licenseId: t.id() }),
});
const inputSchema = z.object({ licenseId: nodeIdOf("License") });

const BillingPortal = builder
  .objectRef<{ url: string }>("BillingPortal")
  .implement({
    description:
      "Stripe's own pages on which seats, card and address are changed, invoices read, and a license is ended.",
    authScopes: { signedIn: true },
    fields: (t) => ({ url: t.exposeString("url") }),
  });

builder.mutationField("openBillingPortal", (t) =>
  t.field({
    type: BillingPortal,
    description:
      "Opens Stripe's pages for one's own license. The link is for one visit, soon.",
    authScopes: { signedIn: true },
    errors: failures,
    args: { input: t.arg({ type: OpenBillingPortalInput }) },
    async resolve(_root, { input }, { db, stripe, school, viewer }) {
      const { licenseId } = parseInput(inputSchema, input);
      const license = await db.license.findUnique({
        where: { id: licenseId },
        select: {
          personId: true,
          order: { select: { customerId: true, number: true } },
        },
      });
      // Staff changes nothing in a buyer's name: Stripe's pages are the buyer's alone.
      if (!license || !isOwn(license.personId, viewer))
        throw new NotFound(
          "input.licenseId",
          "There is no such license of yours.",
        );
      const { customerId, number } = license.order;
      if (!customerId)
        throw new Refused(
          "input.licenseId",
          "Stripe keeps no customer for it.",
        );
      const opened = await stripe.startBillingPortal({
        customerId,
        returnUrl: `${school.portalUrl}/licenses/${number}`,
      });
      if (opened.kind === "unavailable")
        throw new Refused("input.licenseId", opened.reason);
      return { url: opened.url };
    },
  }),
);
