import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import {
  Banner,
  Card,
  FormError,
  LinkButton,
  PageHeader,
} from "@throughline/ui";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { query } from "@throughline/web/request.server";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { answerSeats } from "../seat/answer-seats.server.ts";
import { InviteForm } from "../seat/invite-form.tsx";
import { LicenseCard } from "../seat/license-card.tsx";
import { LicensePill } from "../seat/license-standing.tsx";
import { PlaceCounts } from "../seat/place-counts.tsx";
import { PlacesOfOrderQuery } from "../seat/places.query.ts";
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
  return { order, loadedAt: Date.now() };
}

export function action({ request, params }: ActionFunctionArgs) {
  return answerSeats(request, `/licenses/${Number(params.number)}`);
}

export default function PlacesOfOrder() {
  const text = useText();
  const [search] = useSearchParams();
  const { order, loadedAt } = useLoaderData<typeof loader>();
  const refusal = useKeptActionData<typeof action>();
  const { product, license, number, given } = order;
  const here = `/licenses/${number}`;
  const after = search.get("after");
  // Of a place on a later page, one stays on that page.
  const hrefOf = (extra: Record<string, string>) =>
    `${here}?${new URLSearchParams({ ...(after !== null && { after }), ...extra })}`;
  const seats = given.edges.map(({ node }) => node);
  const done = search.get("done");
  const command = (["reassign", "revoke"] as const).find((one) =>
    search.has(one),
  );
  const chosen = command && seats.find(({ id }) => id === search.get(command));
  const mayGive = order.inviteFault === null;
  if (command && chosen)
    return (
      <>
        <PageHeader
          trail={[
            { href: "/licenses", label: text("licenses.title") },
            { href: here, label: product.course?.title ?? product.name },
          ]}
          title={text(`seats.${command}Title`, { email: chosen.email ?? "" })}
        />
        {command === "reassign" && order.inviteFault !== null ? (
          <Banner
            strong
            action={
              <LinkButton href={hrefOf({})} size="small">
                {text("seats.cancel")}
              </LinkButton>
            }
          >
            {order.inviteFault}
          </Banner>
        ) : (
          <SeatCommand
            {...{ command, refusal }}
            seat={chosen}
            back={hrefOf({})}
          />
        )}
      </>
    );
  return (
    <>
      <PageHeader
        trail={[{ href: "/licenses", label: text("licenses.title") }]}
        title={<bdi>{product.course?.title ?? product.name}</bdi>}
        description={
          <span className="flex flex-wrap items-center gap-2">
            {license && <LicensePill license={license} />}
            <PlaceCounts places={order} />
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
      {order.inviteFault !== null ? (
        <Banner strong>{order.inviteFault}</Banner>
      ) : (
        <InviteForm
          orderId={order.id}
          free={order.open.totalCount}
          isLicense={license !== null}
          refusal={refusal}
        />
      )}
      <Card title={text("seats.title")}>
        {seats.length === 0 ? (
          <p className="text-muted">
            {text(mayGive ? "seats.none" : "seats.noneAnyMore")}
          </p>
        ) : (
          <SeatList
            {...{ seats, mayGive, loadedAt }}
            hrefOf={(command, seatId) => hrefOf({ [command]: seatId })}
          />
        )}
        <div className="flex flex-wrap gap-2">
          {after !== null && (
            <LinkButton href={here} size="large">
              {text("seats.first")}
            </LinkButton>
          )}
          {given.pageInfo.hasNextPage && (
            <LinkButton
              href={hrefOf({ after: given.pageInfo.endCursor ?? "" })}
              size="large"
            >
              {text("seats.more")}
            </LinkButton>
          )}
        </div>
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
