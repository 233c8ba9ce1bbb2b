import { faultOfSettings } from "@throughline/integrations/partner-lms/adapters";
import type { PartnerDoor } from "@throughline/schema/context";
import { faultOfCalledAddresses } from "../lti/called-addresses.ts";
import { faultOfAddress, privateSetting } from "./address.ts";
import { launchAtPartner, type LaunchOptions } from "./launch.ts";
import { findAdapter } from "./open.ts";
import { renewAccessAtPartner } from "./renew-access.ts";

export interface PartnerDoorOptions extends LaunchOptions {
  now: () => Date;
  /** Whether partners may be reached in our own network, as in a demo. */
  allowsPrivatePartners: boolean;
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
    faultOfConnection({ adapter, baseUrl, settings }) {
      const address = faultOfAddress(baseUrl, options);
      if (address !== null) return { field: "baseUrl", reason: address };
      const fault =
        faultOfSettings(adapter, settings) ?? privateSetting(settings, options);
      const called =
        fault ??
        (adapter === "LTI" ? faultOfCalledAddresses(settings, options) : null);
      return called && { ...called, field: `settings.${called.field}` };
    },
  };
}
