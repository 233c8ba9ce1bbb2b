import {
  data,
  redirectDocument,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, LinkButton, PageHeader } from "@throughline/ui";
import { currentEnv } from "@throughline/web/env";
import { Download, ShieldCheck } from "lucide-react";
import { CertificateFacts } from "../certificate/certificate-facts.tsx";
import { CertificateStatePill } from "../certificate/certificate-state-pill.tsx";
import { loadOwnCertificates } from "../certificate/own-certificates.server.ts";
import { CopyField } from "../components/copy-field.tsx";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  titleOf(data?.certificate.courseTitle, error);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const serial = params.serial ?? "";
  // A document's request for the paper never comes here; a page that navigates to it does.
  if (/^[\w-]+\.pdf$/.test(serial))
    throw redirectDocument(`/certificates/${serial}`);
  const certificates = await loadOwnCertificates(request);
  const certificate = certificates.find((one) => one.serial === serial);
  if (!certificate) throw data(null, { status: 404 });
  const verifyUrl = new URL(`/verify/${serial}`, currentEnv().publicUrl).href;
  return { certificate, verifyUrl };
}

export default function Certificate() {
  const text = useText();
  const { certificate, verifyUrl } = useLoaderData<typeof loader>();
  const { serial, state, courseTitle, downloadPath } = certificate;
  return (
    <>
      <PageHeader
        trail={[{ href: "/certificates", label: text("certificates.title") }]}
        title={<bdi>{text("certificate.of", { course: courseTitle })}</bdi>}
      />
      <Card>
        <div className="flex flex-col gap-4">
          <CertificateStatePill state={state} />
          <CertificateFacts certificate={certificate} />
          {state === "ACTIVE" && (
            <LinkButton
              href={downloadPath}
              download
              variant="primary"
              size="large"
              icon={<Download aria-hidden />}
              className="w-fit"
            >
              {text("certificate.downloadPdf")}
            </LinkButton>
          )}
        </div>
      </Card>
      <Card
        title={text("certificate.share")}
        description={text("certificate.shareExplain")}
      >
        <div className="flex flex-col gap-3">
          <CopyField label={text("certificate.verifyLink")} value={verifyUrl} />
          <LinkButton
            href={`/verify/${serial}`}
            icon={<ShieldCheck aria-hidden />}
            className="w-fit"
          >
            {text("certificate.verifySee")}
          </LinkButton>
        </div>
      </Card>
    </>
  );
}
