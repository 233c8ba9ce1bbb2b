import { Banner, Card, LinkButton, TextLink } from "@throughline/ui";
import { BadgeCheck, Download, FileBadge } from "lucide-react";
import type { ReactNode } from "react";
import type { CertificateDetail } from "../certificate/certificate.query.ts";
import { commandsFor } from "../certificate/command.ts";
import { useText } from "../messages/use-text.ts";
import { CertificatePill } from "./certificate-pill.tsx";
import { StayButton } from "./stay-button.tsx";
import { When } from "./when.tsx";

/** What a certificate says and how it stands, its document and badge, and what can be done to it. */
export function CertificateRecord({
  certificate,
}: {
  certificate: CertificateDetail;
}) {
  const text = useText();
  const { state, isPrinted, revision, person, enrollment } = certificate;
  const facts: [string, ReactNode][] = [
    [text("column.state"), <CertificatePill key="state" state={state} />],
    [
      text("certificates.serial"),
      <span key="serial" className="font-mono">
        {certificate.serial}
      </span>,
    ],
    [text("certificate.says"), <bdi key="name">{certificate.personName}</bdi>],
    [
      text("column.student"),
      <TextLink key="person" href={`/people/${person.id}`}>
        <bdi>{person.name}</bdi>
      </TextLink>,
    ],
    [
      text("column.course"),
      <TextLink key="course" href={`/enrollments/${enrollment.id}`}>
        <bdi>{certificate.courseTitle}</bdi>
      </TextLink>,
    ],
    [text("certificates.issued"), <When key="i" at={certificate.issuedAt} />],
    [text("certificate.reissued"), day(certificate.reissuedAt)],
    [text("certificate.ends"), day(certificate.expiresAt)],
    [text("certificate.revokedAt"), day(certificate.revokedAt)],
    [text("certificate.revision"), revision],
  ];
  return (
    <>
      {!isPrinted && revision > 1 && state !== "REVOKED" && (
        <Banner>{text("certificate.beingPrinted")}</Banner>
      )}
      <Card
        title={text("certificate.facts")}
        actions={
          <div className="flex flex-wrap gap-1">
            {commandsFor(certificate).map((command) => (
              <StayButton key={command} to={`?do=${command}`}>
                {text(`certificate.${command}.offer`)}
              </StayButton>
            ))}
          </div>
        }
      >
        <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_1fr]">
          {facts
            .filter(([, value]) => value !== null)
            .map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-muted">{name}</dt>
                <dd className="min-w-0 wrap-anywhere">{value}</dd>
              </div>
            ))}
        </dl>
        <Ways certificate={certificate} />
      </Card>
    </>
  );
}

function Ways({
  certificate: { isPrinted, downloadPath, verificationUrl, credentialUrl },
}: {
  certificate: CertificateDetail;
}) {
  const text = useText();
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {isPrinted && (
        <LinkButton
          href={downloadPath}
          target="_blank"
          icon={<Download aria-hidden />}
        >
          {text("certificates.download")}
        </LinkButton>
      )}
      {credentialUrl && (
        <LinkButton
          href={credentialUrl}
          target="_blank"
          icon={<FileBadge aria-hidden />}
        >
          {text("certificate.badge")}
        </LinkButton>
      )}
      <LinkButton
        href={verificationUrl}
        target="_blank"
        icon={<BadgeCheck aria-hidden />}
      >
        {text("certificates.verify")}
      </LinkButton>
    </div>
  );
}

const day = (at: string | null) => at && <When at={at} />;
