import {
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { PageHeader } from "@throughline/ui";
import { VerifiedClaim } from "../certificate/verified-claim.tsx";
import { VerifyForm } from "../certificate/verify-form.tsx";
import { titleOf } from "../messages/title.ts";
import { en } from "../messages/en.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

const VerifyQuery = graphql(`
  query VerifyCertificate($serial: String!) {
    verifyCertificate(serial: $serial) {
      serial
      state
      personName
      courseTitle
      issuedAt
      revokedAt
      expiresAt
      reissuedAt
      issuer
      credentialUrl
    }
  }
`);

/** Search engines need no list of who holds what. */
export const meta: MetaFunction<typeof loader> = ({ error }) => [
  ...titleOf(en["verify.title"], error),
  { name: "robots", content: "noindex" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const serial = (params.serial ?? "").slice(0, 60);
  const { verifyCertificate } = await query(request, VerifyQuery, { serial });
  return data(
    { serial, certificate: verifyCertificate },
    { status: verifyCertificate ? 200 : 404 },
  );
}

export default function VerifySerial() {
  const text = useText();
  const { serial, certificate } = useLoaderData<typeof loader>();
  if (certificate) return <VerifiedClaim certificate={certificate} />;
  return (
    <>
      <PageHeader
        title={text("verify.unknown.heading")}
        description={text("verify.unknown.sentence")}
      />
      <VerifyForm key={serial} serial={serial} />
    </>
  );
}
