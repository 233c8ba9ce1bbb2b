import { Day } from "../components/day.tsx";
import { Facts } from "../components/facts.tsx";
import { useText } from "../messages/use-text.ts";
import type { OwnCertificate } from "./own-certificate.ts";

/** All that a certificate claims. */
export function CertificateFacts({
  certificate,
}: {
  certificate: Pick<
    OwnCertificate,
    "serial" | "personName" | "courseTitle" | "issuedAt" | "revokedAt"
  >;
}) {
  const text = useText();
  const { serial, personName, courseTitle, issuedAt, revokedAt } = certificate;
  return (
    <Facts
      facts={[
        { name: text("certificate.person"), value: <bdi>{personName}</bdi> },
        { name: text("certificate.course"), value: <bdi>{courseTitle}</bdi> },
        {
          name: text("certificate.issued"),
          value: <Day at={issuedAt} />,
        },
        {
          name: text("certificate.revoked"),
          value: revokedAt && <Day at={revokedAt} />,
        },
        {
          name: text("certificate.serial"),
          value: <span className="font-mono">{serial}</span>,
        },
      ]}
    />
  );
}
