import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import {
  useLoaderData,
  useRevalidator,
  useSearchParams,
} from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { PageHeader } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { useEffect } from "react";
import { carryOut } from "../certificate/carry-out.server.ts";
import { CertificateQuery } from "../certificate/certificate.query.ts";
import {
  certificateCommandSchema,
  commandsFor,
} from "../certificate/command.ts";
import { CertificateDialog } from "../components/certificate-dialog.tsx";
import { CertificateRecord } from "../components/certificate-record.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { withParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "certificate.title",
  ({ certificate }) => certificate.serial,
);

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { certificate } = await query(request, CertificateQuery, {
    id: id ?? "",
  });
  if (!certificate) throw data(null, { status: 404 });
  return { certificate };
}

export async function action({ request, params: { id } }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const settled = await carryOut(request, id ?? "", fields);
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "done") throw redirect(`/certificates/${id}`);
  const typed = {
    reason: textOf(fields, "reason"),
    personName: textOf(fields, "personName"),
    months: textOf(fields, "months"),
  };
  return data({ problems: settled.problems, typed }, { status: 422 });
}

const lookAgainMs = 3_000;

export default function Certificate() {
  const text = useText();
  const { certificate } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  const [search] = useSearchParams();
  useLiveEvents();
  useLookAgainUntil(certificate.isPrinted || certificate.revision === 1);
  const ordered = certificateCommandSchema.safeParse(search.get("do"));
  const command =
    ordered.success && commandsFor(certificate).includes(ordered.data)
      ? ordered.data
      : null;
  return (
    <>
      {command && (
        <CertificateDialog
          command={command}
          certificate={certificate}
          backHref={withParams(search, { do: null })}
          problems={refused?.problems ?? []}
          typed={refused?.typed ?? { reason: "" }}
        />
      )}
      <PageHeader
        trail={[{ href: "/certificates", label: text("certificates.title") }]}
        title={<bdi>{certificate.personName}</bdi>}
        description={<bdi>{certificate.courseTitle}</bdi>}
      />
      <CertificateRecord certificate={certificate} />
    </>
  );
}

/** That a document has been printed is no event of its own. */
function useLookAgainUntil(isThere: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (isThere) return;
    const timer = setInterval(revalidate, lookAgainMs);
    return () => clearInterval(timer);
  }, [isThere, revalidate]);
}
