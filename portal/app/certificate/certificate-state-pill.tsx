import { Pill } from "@throughline/ui";
import { BadgeCheck, CalendarX, Undo2 } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { OwnCertificate } from "./own-certificate.ts";

/** Whether a certificate holds, as icon and word. */
export function CertificateStatePill({
  state,
}: {
  state: OwnCertificate["state"];
}) {
  const text = useText();
  const { tone, icon: Icon } = looks[state];
  return (
    <Pill tone={tone} icon={<Icon aria-hidden />}>
      {text(`certificate.${state}`)}
    </Pill>
  );
}

const looks = {
  ACTIVE: { tone: "accent", icon: BadgeCheck },
  EXPIRED: { tone: "neutral", icon: CalendarX },
  REVOKED: { tone: "strong", icon: Undo2 },
} as const;
