import { Card, LinkButton } from "@throughline/ui";
import { Download } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { PersonDetail } from "../person/person.query.ts";
import { CertificatePill } from "./certificate-pill.tsx";
import { When } from "./when.tsx";

/** What a person has been certified for. Nothing where there is nothing yet. */
export function PersonCertificates({ person }: { person: PersonDetail }) {
  const text = useText();
  if (person.certificates.length === 0) return null;
  return (
    <Card title={text("certificates.title")}>
      <ul className="flex flex-col gap-2">
        {person.certificates.map((certificate) => (
          <li
            key={certificate.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1"
          >
            <span className="font-mono text-xs">{certificate.serial}</span>
            <span>{certificate.courseTitle}</span>
            <CertificatePill state={certificate.state} />
            <span className="text-xs text-muted">
              <When at={certificate.issuedAt} />
            </span>
            <LinkButton
              size="small"
              className="ms-auto"
              href={certificate.downloadPath}
              target="_blank"
              icon={<Download aria-hidden />}
              aria-label={text("certificates.downloadOf", {
                serial: certificate.serial,
              })}
            >
              {text("certificates.download")}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
