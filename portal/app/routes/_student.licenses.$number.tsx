import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import {
  Form,
  useLoaderData,
  useNavigation,
  useSearchParams,
} from "@remix-run/react";
import {
  Banner,
  Button,
  Card,
  FormError,
  LinkButton,
  PageHeader,
} from "@throughline/ui";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { useKeptActionData } from "../live/use-kept-action-data.ts";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { answerSeats } from "../seat/answer-seats.server.ts";
import { InviteForm } from "../seat/invite-form.tsx";
import { LicensePill, LicenseStanding } from "../seat/license-standing.tsx";
import { PlacesOfOrderQuery, type License } from "../seat/places.query.ts";
import { SeatCommand } from "../seat/seat-command.tsx";
import { SeatList } from "../seat/seat-list.tsx";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

const PAGE = 50;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  titleOf(page?.order.product.course?.title ?? page?.order.product.name, error);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const number = Number(params.number);
  if (!Number.isInteger(number) || number < 1 || number > 2_147_483_647)
    throw data(null, { status: 404 });
  const after = new URL(request.url).searchParams.get("after");
  const { order } = await query(request, PlacesOfOrderQuery, {
    number,
    first: PAGE,
    after,
  });
  if (!order?.isForOthers) throw data(null, { status: 404 });
  if (order.person?.id !== viewer.person.id) throw data(null, { status: 403 });
  return { order };
}

export function action({ request, params }: ActionFunctionArgs) {
  return answerSeats(request, `/licenses/${Number(params.number)}`);
}

export default function PlacesOfOrder() {
  const text = useText();
  const [search] = useSearchParams();
  const { order } = useLoaderData<typeof loader>();
  const refusal = useKeptActionData<typeof action>();
  const { product, license, number, given } = order;
  const here = `/licenses/${number}`;
  const seats = given.edges.map(({ node }) => node);
  const done = search.get("done");
  const command = (["reassign", "revoke"] as const).find((one) =>
    search.has(one),
  );
  const chosen = command && seats.find(({ id }) => id === search.get(command));
  return (
    <>
      <PageHeader
        trail={[{ href: "/licenses", label: text("licenses.title") }]}
        title={<bdi>{product.course?.title ?? product.name}</bdi>}
        description={
          <span className="flex flex-wrap items-center gap-2">
            {license && <LicensePill license={license} />}
            {text("licenses.counts", {
              open: order.open.totalCount,
              invited: order.invited.totalCount,
              claimed: order.claimed.totalCount,
            })}
          </span>
        }
      />
      {isDone(done) && !refusal && !command && (
        <Notice>{text(`seats.done.${done}`)}</Notice>
      )}
      {refusal &&
        (refusal.intent === "again" || refusal.intent === "billing") && (
          <FormError
            title={text("seats.failed")}
            problems={[{ message: refusal.message }]}
          />
        )}
      {license && <LicenseCard license={license} />}
      {command && chosen && (
        <SeatCommand {...{ command, here }} seat={chosen} refusal={refusal} />
      )}
      {!chosen && order.state === "PAID" && (!license || license.isRunning) && (
        <InviteForm
          orderId={order.id}
          free={order.open.totalCount}
          refusal={refusal}
        />
      )}
      <Card title={text("seats.title")}>
        {seats.length === 0 ? (
          <p className="text-muted">{text("seats.none")}</p>
        ) : (
          <SeatList seats={seats} here={here} />
        )}
        {given.pageInfo.hasNextPage && (
          <LinkButton
            href={`${here}?${new URLSearchParams({ after: given.pageInfo.endCursor ?? "" })}`}
          >
            {text("seats.more")}
          </LinkButton>
        )}
      </Card>
    </>
  );
}

const isDone = (
  done: string | null,
): done is "invite" | "again" | "reassign" | "revoke" =>
  done === "invite" ||
  done === "again" ||
  done === "reassign" ||
  done === "revoke";

function LicenseCard({ license }: { license: License }) {
  const text = useText();
  const { formData } = useNavigation();
  return (
    <>
      {license.surplus > 0 && (
        <Banner strong>
          {text("license.surplus", { count: license.surplus })}
        </Banner>
      )}
      <Card title={text("license.paid", { count: license.seatCount })}>
        <div className="flex flex-col gap-3">
          <LicenseStanding license={license} />
          <Form method="post" reloadDocument>
            <input type="hidden" name="intent" value="billing" />
            <input type="hidden" name="licenseId" value={license.id} />
            <Button
              type="submit"
              size="large"
              pending={formData?.get("intent") === "billing"}
            >
              {text("license.billing")}
            </Button>
          </Form>
          <p className="text-sm text-muted">{text("license.billingExplain")}</p>
        </div>
      </Card>
    </>
  );
}
