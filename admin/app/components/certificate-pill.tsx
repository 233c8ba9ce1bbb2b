import { Pill, type PillTone } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

type CertificateState = "ACTIVE" | "EXPIRED" | "REVOKED";

/** Whether a certificate holds. */
export function CertificatePill({ state }: { state: CertificateState }) {
  const text = useText();
  return <Pill tone={tones[state]}>{text(`certificate.state.${state}`)}</Pill>;
}

const tones: Record<CertificateState, PillTone> = {
  ACTIVE: "done",
  EXPIRED: "neutral",
  REVOKED: "failed",
};
