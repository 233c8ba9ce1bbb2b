import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, EmptyState, LinkButton, PageHeader } from "@throughline/ui";
import { Award } from "lucide-react";
import { CertificateBlock } from "../certificate/certificate-block.tsx";
import { loadOwnCertificates } from "../certificate/own-certificates.server.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("certificates.title");

export async function loader({ request }: LoaderFunctionArgs) {
  return { certificates: await loadOwnCertificates(request) };
}

export default function Certificates() {
  const text = useText();
  const { certificates } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={text("certificates.title")}
        description={text("certificates.count", { count: certificates.length })}
      />
      {certificates.length === 0 && <None />}
      {certificates.map((certificate) => (
        <CertificateBlock key={certificate.serial} certificate={certificate} />
      ))}
    </>
  );
}

function None() {
  const text = useText();
  return (
    <Card>
      <EmptyState
        icon={<Award aria-hidden />}
        title={text("certificates.emptyTitle")}
        action={
          <LinkButton href="/" variant="primary">
            {text("certificates.emptyAction")}
          </LinkButton>
        }
      >
        {text("certificates.empty")}
      </EmptyState>
    </Card>
  );
}
