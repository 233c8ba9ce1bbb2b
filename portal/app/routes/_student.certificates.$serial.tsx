import {
  data,
  redirectDocument,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "@throughline/ui";
import { CertificateDownloads } from "../certificate/certificate-downloads.tsx";
import { CertificatePicture } from "../certificate/certificate-picture.tsx";
import { loadOwnCertificates } from "../certificate/own-certificates.server.ts";
import { ShareCertificate } from "../certificate/share-certificate.tsx";
import { FollowEnrollments } from "../live/follow-enrollments.tsx";
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
  return { certificate };
}

export default function Certificate() {
  const text = useText();
  const { certificate } = useLoaderData<typeof loader>();
  const { courseTitle, enrollment } = certificate;
  return (
    <>
      <FollowEnrollments ids={[enrollment.id]} />
      <PageHeader
        trail={[{ href: "/certificates", label: text("certificates.title") }]}
        title={<bdi>{text("certificate.of", { course: courseTitle })}</bdi>}
      />
      <CertificatePicture certificate={certificate} />
      <CertificateDownloads certificate={certificate} />
      <ShareCertificate certificate={certificate} />
    </>
  );
}
