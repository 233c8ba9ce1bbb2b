import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { Card, LinkButton, PageHeader, Pagination } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { planMissing, setValidity } from "../certificate/carry-out.server.ts";
import {
  certificateParams,
  filterOf,
} from "../certificate/certificates.filter.ts";
import {
  CertificateOverviewQuery,
  CertificatesQuery,
} from "../certificate/certificates.query.ts";
import { CertificateFilters } from "../components/certificate-filters.tsx";
import { CertificateValidity } from "../components/certificate-validity.tsx";
import { CertificateTable } from "../components/certificate-table.tsx";
import { MissingCertificates } from "../components/missing-certificates.tsx";
import { readAdminEnv } from "../env.server.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("certificates.title");

const params = certificateParams.extend(pageParams.shape);

export async function loader({ request }: LoaderFunctionArgs) {
  const { after, before, from, ...wanted } = readParams(params, request);
  const overview = await query(request, CertificateOverviewQuery);
  const courses = overview.courses.edges.map(({ node }) => node);
  const course = courses.find(({ code }) => code === wanted.course);
  if (wanted.course && !course) throw data(null, { status: 404 });
  const { certificates } = await query(request, CertificatesQuery, {
    filter: filterOf(wanted, course),
    ...pageArguments({ after, before, from }),
  });
  return {
    wanted,
    courses,
    certificates,
    missing: overview.missingCertificates,
    expiring: overview.expiring.totalCount,
    portalUrl: readAdminEnv().portalUrl,
  };
}

/** The form of the missing ones leads to their preview; the other one says how long a course's certificates hold. */
export async function action({ request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const courseId = textOf(fields, "courseId");
  const form = courseId ? ("validity" as const) : ("missing" as const);
  const settled = courseId
    ? await setValidity(request, courseId, fields)
    : await planMissing(request, fields);
  if (settled.kind === "failed")
    return data({ form, problems: settled.problems }, { status: 422 });
  const { search } = new URL(request.url);
  throw redirect(courseId ? `/certificates${search}` : `/bulk/${settled.id}`);
}

export default function Certificates() {
  const text = useText();
  const [search] = useSearchParams();
  const { wanted, courses, certificates, missing, expiring, portalUrl } =
    useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  const problemsOf = (form: "missing" | "validity") =>
    refused?.form === form ? refused.problems : [];
  const course = courses.find(({ code }) => code === wanted.course);
  useLiveEvents();
  const rows = certificates.edges.map(({ node }) => node);
  return (
    <>
      <PageHeader
        title={text("certificates.heading", {
          count: certificates.totalCount,
        })}
        actions={
          expiring > 0 && (
            <LinkButton href="/certificates?state=EXPIRING">
              {text("certificates.expiring", { count: expiring })}
            </LinkButton>
          )
        }
      />
      {missing > 0 && (
        <MissingCertificates count={missing} problems={problemsOf("missing")} />
      )}
      <CertificateFilters courses={courses} wanted={wanted} />
      {course && (
        <CertificateValidity
          key={course.id}
          course={course}
          problems={problemsOf("validity")}
        />
      )}
      <Card flush>
        <CertificateTable certificates={rows} portalUrl={portalUrl} />
        {rows.length > 0 && (
          <Pagination
            {...turnsOf(search, certificates.pageInfo, rows.length)}
            total={certificates.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
    </>
  );
}
