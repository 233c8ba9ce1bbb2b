import {
  DataTable,
  EmptyState,
  LinkButton,
  type Column,
} from "@throughline/ui";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { Award, BadgeCheck, Download } from "lucide-react";
import { useText, type Text } from "../messages/use-text.ts";
import { belowOnPhone } from "./below-on-phone.ts";
import { CertificatePill } from "./certificate-pill.tsx";
import { PersonName } from "./person-name.tsx";
import { When } from "./when.tsx";

/** What a row of the list shows of a certificate. */
export const CertificateRow = graphql(`
  fragment CertificateRow on Certificate @_unmask {
    id
    serial
    state
    personName
    courseTitle
    issuedAt
    expiresAt
    isPrinted
    downloadPath
  }
`);

type Certificate = ResultOf<typeof CertificateRow>;

/** Issued certificates; a row leads to the certificate, its buttons to the document and to the public page that vouches for it. */
export function CertificateTable({
  certificates,
  portalUrl,
}: {
  certificates: Certificate[];
  portalUrl: string;
}) {
  const text = useText();
  return (
    <DataTable
      caption={text("certificates.title")}
      columns={columnsOf(text, portalUrl)}
      rows={certificates}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/certificates/${id}`}
      empty={
        <EmptyState
          icon={<Award aria-hidden />}
          title={text("certificates.none")}
          action={
            <LinkButton href="/pipeline">{text("nav.pipeline")}</LinkButton>
          }
        >
          {text("certificates.noneExplain")}
        </EmptyState>
      }
    />
  );
}

function columnsOf(text: Text, portalUrl: string): Column<Certificate>[] {
  return [
    {
      key: "name",
      heading: text("column.student"),
      cell: ({ personName }) => <PersonName name={personName} />,
    },
    {
      key: "course",
      heading: text("column.course"),
      cell: ({ courseTitle }) => courseTitle,
    },
    {
      key: "serial",
      heading: text("certificates.serial"),
      cell: ({ serial }) => <span className="font-mono text-xs">{serial}</span>,
    },
    {
      key: "state",
      heading: text("column.state"),
      cell: ({ state }) => <CertificatePill state={state} />,
    },
    {
      key: "issued",
      heading: text("certificates.issued"),
      cell: ({ issuedAt }) => <When at={issuedAt} />,
    },
    {
      key: "until",
      heading: text("certificates.until"),
      cell: ({ expiresAt }) => expiresAt && <When at={expiresAt} />,
    },
    {
      key: "links",
      heading: text("certificates.document"),
      hideHeading: true,
      interactive: true,
      className: belowOnPhone,
      cell: ({ serial, isPrinted, downloadPath }) => (
        <span className="flex gap-1">
          {isPrinted && (
            <LinkButton
              size="small"
              href={downloadPath}
              target="_blank"
              icon={<Download aria-hidden />}
              aria-label={text("certificates.downloadOf", { serial })}
            >
              {text("certificates.download")}
            </LinkButton>
          )}
          <LinkButton
            size="small"
            href={new URL(`/verify/${serial}`, portalUrl).href}
            target="_blank"
            icon={<BadgeCheck aria-hidden />}
            aria-label={text("certificates.verifyOf", { serial })}
          >
            {text("certificates.verify")}
          </LinkButton>
        </span>
      ),
    },
  ];
}
