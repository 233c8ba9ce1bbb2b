import { Card, LinkButton } from "@throughline/ui";
import { Share2, ShieldCheck } from "lucide-react";
import { CopyField } from "../components/copy-field.tsx";
import { useText } from "../messages/use-text.ts";
import type { OwnCertificate } from "./own-certificate.ts";

/** The ways to show a certificate to somebody. */
export function ShareCertificate({
  certificate: { serial, state, verificationUrl, linkedInUrl },
}: {
  certificate: Pick<
    OwnCertificate,
    "serial" | "state" | "verificationUrl" | "linkedInUrl"
  >;
}) {
  const text = useText();
  return (
    <Card
      title={text("certificate.share")}
      description={text("certificate.shareExplain")}
    >
      <div className="flex flex-col gap-3">
        <CopyField
          label={text("certificate.verifyLink")}
          value={verificationUrl}
        />
        <div className="flex flex-wrap gap-2">
          {state === "ACTIVE" && (
            <LinkButton
              href={linkedInUrl}
              target="_blank"
              rel="noreferrer"
              icon={<Share2 aria-hidden />}
            >
              {text("certificate.linkedIn")}
            </LinkButton>
          )}
          <LinkButton
            href={`/verify/${serial}`}
            icon={<ShieldCheck aria-hidden />}
          >
            {text("certificate.verifySee")}
          </LinkButton>
        </div>
      </div>
    </Card>
  );
}
