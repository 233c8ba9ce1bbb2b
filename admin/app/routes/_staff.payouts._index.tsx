import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Card, PageHeader, Pagination, Pill, TextLink } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { PayeeForm } from "../components/payee-form.tsx";
import { PayeeTable } from "../components/payee-table.tsx";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { settle } from "../outcome.ts";
import { OpenPayoutAccount } from "../payout/payout.mutations.ts";
import { PayeesQuery } from "../payout/payout.query.ts";
import { pageArguments, pageParams, turnsOf } from "../url/paging.ts";
import { readParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("payouts.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const { after, before, from } = readParams(pageParams, request);
  const { payoutAccounts, partners, instructors, courses } = await query(
    request,
    PayeesQuery,
    pageArguments({ after, before, from }),
  );
  return {
    payees: payoutAccounts,
    partners: partners.filter(({ payoutAccount }) => payoutAccount === null),
    instructors: instructors.filter(
      ({ payoutAccount }) => payoutAccount === null,
    ),
    courses: courses.edges.map(({ node }) => node),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const who = textOf(fields, "who");
  const typed = {
    who,
    email: textOf(fields, "email"),
    country: textOf(fields, "country"),
  };
  const [kind, id = ""] = who.split(" ");
  if (id === "") {
    const problems = [{ field: "who", message: "Choose who is paid." }];
    return data({ problems, typed }, { status: 422 });
  }
  const { outcome } = await query(request, OpenPayoutAccount, {
    input: {
      email: typed.email,
      country: typed.country,
      ...(kind === "person" ? { personId: id } : { partnerId: id }),
    },
  });
  const settled = settle(outcome);
  if (settled.kind === "done")
    throw redirect(`/payouts/${settled.id}?done=open`);
  const problems = settled.problems.map(({ field, message }) => ({
    field: field === "partnerId" || field === "personId" ? "who" : field,
    message,
  }));
  return data({ problems, typed }, { status: 422 });
}

export default function Payouts() {
  const text = useText();
  const [search] = useSearchParams();
  const { payees, partners, instructors, courses } =
    useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  useLiveEvents();
  const rows = payees.edges.map(({ node }) => node);
  return (
    <>
      <PageHeader
        title={text("payouts.heading", { count: payees.totalCount })}
        description={text("payouts.explain")}
      />
      <Card flush>
        <PayeeTable payees={rows} />
        {rows.length > 0 && (
          <Pagination
            {...turnsOf(search, payees.pageInfo, rows.length)}
            total={payees.totalCount}
            className="border-t border-line px-4 py-2"
          />
        )}
      </Card>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <PayeeForm
          partners={partners}
          instructors={instructors}
          wanted={search.get("who")}
          problems={refused?.problems ?? []}
          typed={refused?.typed}
        />
        <div id="courses">
          <Card
            title={text("payouts.byCourse")}
            description={text("payouts.byCourseExplain")}
          >
            {courses.length === 0 && (
              <p className="text-muted">{text("payouts.noCourses")}</p>
            )}
            <ul className="flex flex-col gap-2 text-sm">
              {courses.map(({ id, code, title, payoutShares }) => (
                <li key={id} className="flex flex-wrap items-center gap-2">
                  <TextLink
                    href={`/payouts/courses/${encodeURIComponent(code)}`}
                    className="min-w-0 wrap-anywhere"
                  >
                    <bdi>{title}</bdi>
                  </TextLink>
                  {payoutShares.length > 0 && (
                    <Pill>
                      {text("payouts.shareCount", {
                        count: payoutShares.length,
                      })}
                    </Pill>
                  )}
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
}
