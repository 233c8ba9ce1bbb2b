import { Card, LinkButton, TextLink } from "@throughline/ui";
import { Download } from "lucide-react";
import { Day } from "../components/day.tsx";
import { useText } from "../messages/use-text.ts";
import { CertificateStatePill } from "./certificate-state-pill.tsx";
import type { OwnCertificate } from "./own-certificate.ts";

/** A certificate in short: what it is for, since when, and the ways to its paper and its page. */
export function CertificateBlock({
  certificate: {
    serial,
    state,
    courseTitle,
    issuedAt,
    expiresAt,
    isPrinted,
    downloadPath,
  },
}: {
  certificate: Pick<
    OwnCertificate,
    | "serial"
    | "state"
    | "courseTitle"
    | "issuedAt"
    | "expiresAt"
    | "isPrinted"
    | "downloadPath"
  >;
}) {
  const text = useText();
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <div className="flex min-w-0 flex-col gap-1">
          <TextLink
            quiet
            href={`/certificates/${serial}`}
            className="-my-2.5 inline-block py-2.5 text-base font-semibold wrap-anywhere"
          >
            <bdi>{text("certificate.of", { course: courseTitle })}</bdi>
          </TextLink>
          <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
            <CertificateStatePill state={state} />
            <span>
              {text("certificate.issued")} <Day at={issuedAt} />
            </span>
            {expiresAt && (
              <span>
                {text(`certificate.until.${state}`)} <Day at={expiresAt} />
              </span>
            )}
          </div>
        </div>
        {state !== "REVOKED" && isPrinted && (
          <LinkButton
            href={downloadPath}
            download
            variant="primary"
            icon={<Download aria-hidden />}
          >
            {text("certificate.download")}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
