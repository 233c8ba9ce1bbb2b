import type { PartnerDoor } from "@throughline/schema/context";
import { faultOfConnection } from "./connection-fault.ts";
import type { HostOptions } from "./host.ts";
import { launchAtPartner, type LaunchOptions } from "./launch.ts";
import { findAdapter } from "./open.ts";
import { renewAccessAtPartner } from "./renew-access.ts";

export interface PartnerDoorOptions extends LaunchOptions, HostOptions {
  now: () => Date;
}

/** The way to partners while a person waits. */
export function partnerDoor(options: PartnerDoorOptions): PartnerDoor {
  return {
    launch: (id) => launchAtPartner(options, id),
    renewAccess: (id) => renewAccessAtPartner(options, id),
    async test(partnerId) {
      const adapter = await findAdapter(options, partnerId);
      if (!adapter)
        return { kind: "unavailable", reason: "there is no connection yet" };
      return adapter.health();
    },
    async capabilities(partnerId) {
      const adapter = await findAdapter(options, partnerId);
      return adapter ? adapter.capabilities() : null;
    },
    async readEvidence(partnerId, text) {
      const adapter = await findAdapter(options, partnerId);
      return adapter
        ? adapter.importCsv(Buffer.from(text), options.now())
        : { kind: "unsupported" };
    },
    faultOfConnection: (connection) => faultOfConnection(connection, options),
  };
}
