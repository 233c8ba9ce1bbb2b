import { LinkButton, PageHeader } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { CertificatePicture } from "./certificate-picture.tsx";
import { CheckBadge } from "./check-badge.tsx";
import type { CertificateClaim } from "./own-certificate.ts";

/** What a certificate claims, by whom, and whether it holds; and nothing else about the person. */
export function VerifiedClaim({
  certificate,
}: {
  certificate: CertificateClaim & {
    issuer: string;
    credentialUrl: string | null;
  };
}) {
  const text = useText();
  const { state, issuer, reissuedAt, credentialUrl } = certificate;
  return (
    <>
      <PageHeader
        title={text(`verify.${state}.heading`)}
        description={
          <>
            {text(`verify.${state}.sentence`, { school: issuer })}
            {reissuedAt && state !== "REVOKED" && ` ${text("verify.reissued")}`}
          </>
        }
      />
      <CertificatePicture certificate={certificate} />
      {credentialUrl && <CheckBadge credentialUrl={credentialUrl} />}
      <LinkButton href="/verify" className="w-fit">
        {text("verify.another")}
      </LinkButton>
    </>
  );
}
