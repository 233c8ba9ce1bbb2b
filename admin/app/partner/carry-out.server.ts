import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { settle, type Settled } from "../outcome.ts";
import {
  ProbePartner,
  ReconcilePartner,
  SettleDrift,
} from "./partner.mutations.ts";

const order = z.discriminatedUnion("command", [
  z.object({ command: z.literal("probe"), partnerId: z.string() }),
  z.object({ command: z.literal("reconcile"), partnerId: z.string() }),
  z.object({
    command: z.literal("settle"),
    driftId: z.string(),
    reason: z.string().max(5_000).default(""),
  }),
]);

/** Asks the api for what a form of a partner's page orders; null where the form makes no sense. The api judges the reason. */
export async function carryOutForPartner(
  request: Request,
  fields: FormData,
): Promise<Settled | null> {
  const read = order.safeParse(Object.fromEntries(fields));
  if (!read.success) return null;
  switch (read.data.command) {
    case "probe": {
      const input = { partnerId: read.data.partnerId };
      return settle((await query(request, ProbePartner, { input })).outcome);
    }
    case "reconcile": {
      const input = { partnerId: read.data.partnerId };
      const { outcome } = await query(request, ReconcilePartner, { input });
      return settle(outcome);
    }
    case "settle": {
      const { driftId, reason } = read.data;
      const input = { driftId, reason };
      return settle((await query(request, SettleDrift, { input })).outcome);
    }
  }
}
