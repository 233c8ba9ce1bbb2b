import { Card, LinkButton, PageHeader } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { useSchoolName } from "@throughline/web/document/use-school-name";
import { CertificateFacts } from "./certificate-facts.tsx";
import { CertificateStatePill } from "./certificate-state-pill.tsx";
import type { OwnCertificate } from "./own-certificate.ts";

/** What a certificate claims and whether it holds, and nothing else about the person. */
export function VerifiedClaim({
  certificate,
}: {
  certificate: Pick<
    OwnCertificate,
    "serial" | "state" | "personName" | "courseTitle" | "issuedAt" | "revokedAt"
  >;
}) {
  const text = useText();
  const school = useSchoolName();
  const { state } = certificate;
  return (
    <>
      <PageHeader
        title={text(`verify.${state}.heading`)}
        description={text(`verify.${state}.sentence`, { school })}
      />
      <Card>
        <div className="flex flex-col gap-4">
          <CertificateStatePill state={state} />
          <CertificateFacts certificate={certificate} />
        </div>
      </Card>
      <LinkButton href="/verify" className="w-fit">
        {text("verify.another")}
      </LinkButton>
    </>
  );
}
