import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useLocation, useSearchParams } from "@remix-run/react";
import {
  Banner,
  Card,
  LinkButton,
  PageHeader,
  useMoney,
} from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { SharesForm } from "../components/shares-form.tsx";
import { typedAmount } from "../course/amount.ts";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { en } from "../messages/en.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { settle } from "../outcome.ts";
import { SetPayoutShares } from "../payout/payout.mutations.ts";
import { SharesQuery } from "../payout/payout.query.ts";
import { readShares, rowOfShare, typedShares } from "../payout/shares-form.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "payouts.title",
  ({ course }) => course.title,
);

/** So many rows wait to be filled in. */
const EMPTY_ROWS = 3;

async function load(request: Request, code = "") {
  const { course, payoutAccounts } = await query(request, SharesQuery, {
    code,
  });
  if (!course) throw data(null, { status: 404 });
  const open = payoutAccounts.edges
    .map(({ node }) => node)
    .filter(({ state }) => state !== "CLOSED");
  // What has a share can be chosen too, closed or retired: saving the form must not change it unseen.
  const payees = eachOnce([
    ...open,
    ...course.payoutShares.map(({ payoutAccount }) => payoutAccount),
  ]);
  const steps = eachOnce([
    ...course.steps,
    ...course.payoutShares.flatMap(({ courseStep }) => courseStep ?? []),
  ]);
  return { course: { ...course, steps }, payees };
}

const eachOnce = <Item extends { id: string }>(items: Item[]): Item[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

export function loader({ request, params: { code } }: LoaderFunctionArgs) {
  return load(request, code);
}

export async function action({
  request,
  params: { code },
}: ActionFunctionArgs) {
  const fields = await readFields(request);
  const { course } = await load(request, code);
  const typed = typedShares(fields);
  const reason = textOf(fields, "reason");
  const refuse = (field: string, message: string) =>
    data({ typed, reason, problems: [{ field, message }] }, { status: 422 });

  const read = readShares(typed, course.product?.price?.currency ?? null);
  if (read.kind === "noNumber")
    return refuse(
      `shares.${read.row}.${read.field === "percent" ? "basisPoints" : "amount"}`,
      en["shares.badNumber"],
    );
  const { outcome } = await query(request, SetPayoutShares, {
    input: { courseId: course.id, shares: read.shares, reason },
  });
  const settled = settle(outcome);
  if (settled.kind === "done")
    throw redirect(`/payouts/courses/${encodeURIComponent(code ?? "")}?done`);
  const [problem] = settled.problems;
  const field = (problem?.field ?? "").replace(
    /^shares\.(\d+)/,
    (_, index: string) => `shares.${rowOfShare(typed, Number(index))}`,
  );
  return refuse(field, problem?.message ?? "");
}

export default function Shares() {
  const text = useText();
  const money = useMoney();
  const { key } = useLocation();
  const [search] = useSearchParams();
  const { course, payees } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  const price = course.product?.price ?? null;
  const kept = course.payoutShares.map((share) => ({
    payoutAccountId: share.payoutAccount.id,
    courseStepId: share.courseStep?.id ?? "",
    percent: typedAmount(share.basisPoints, "usd"),
    amount: typedAmount(share.amount, share.currency ?? "usd"),
    currency: share.currency ?? "",
  }));
  const empty = Array.from({ length: EMPTY_ROWS }, () => ({
    payoutAccountId: "",
    courseStepId: "",
    percent: "",
    amount: "",
    currency: "",
  }));
  return (
    <>
      <PageHeader
        trail={[{ href: "/payouts", label: text("payouts.title") }]}
        title={text("shares.title", { course: course.title })}
        description={text("shares.explain")}
      />
      {search.has("done") && !refused && (
        <Notice>{text("payout.done.shares")}</Notice>
      )}
      {payees.length === 0 && (
        <Banner
          action={
            <LinkButton size="small" href="/payouts">
              {text("payouts.open")}
            </LinkButton>
          }
        >
          {text("shares.noPayees")}
        </Banner>
      )}
      <Card
        title={
          price
            ? text("shares.price", {
                amount: money(price.unitAmount, price.currency),
              })
            : text("shares.noPrice")
        }
      >
        <SharesForm
          key={key}
          course={course}
          payees={payees}
          rows={refused?.typed ?? [...kept, ...empty]}
          problems={refused?.problems ?? []}
          reason={refused?.reason ?? ""}
        />
      </Card>
    </>
  );
}
