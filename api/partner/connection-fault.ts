import { faultOfSettings } from "@throughline/integrations/partner-lms/adapters";
import type { PartnerDoor } from "@throughline/schema/context";
import { faultOfCalledAddresses } from "../lti/called-addresses.ts";
import { faultOfAddress, privateSetting } from "./address.ts";
import { faultOfHost, type HostOptions } from "./host.ts";

/** What is wrong with a connection before it is kept, with the field at fault; null where all is well. Looks names up last. */
export async function faultOfConnection(
  {
    adapter,
    baseUrl,
    settings,
  }: Parameters<PartnerDoor["faultOfConnection"]>[0],
  options: HostOptions,
): Promise<{ field: string; reason: string } | null> {
  const written = faultOfAddress(baseUrl, options);
  if (written !== null) return { field: "baseUrl", reason: written };
  const fault =
    faultOfSettings(adapter, settings) ?? privateSetting(settings, options);
  if (fault) return inSettings(fault);
  const host = await faultOfHost(baseUrl, options);
  if (host !== null) return { field: "baseUrl", reason: host };
  const called =
    adapter === "LTI" ? await faultOfCalledAddresses(settings, options) : null;
  return called && inSettings(called);
}

const inSettings = ({ field, reason }: { field: string; reason: string }) => ({
  field: `settings.${field}`,
  reason,
});
