import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, EmptyState, LinkButton, PageHeader } from "@throughline/ui";
import { Ticket } from "lucide-react";
import { BookedClass } from "../booking/booked-class.tsx";
import { answerBooking } from "../booking/booking-action.server.ts";
import { CalledOffClass } from "../booking/called-off-class.tsx";
import { ClassOption } from "../booking/class-option.tsx";
import { EndedWaits } from "../booking/ended-waits.tsx";
import { OfferedClass } from "../booking/offered-class.tsx";
import { CreditLedger } from "../credit/credit-ledger.tsx";
import { loadCredits } from "../credit/load-credits.server.ts";
import { StepAnswer } from "../enrollment/step-answer.tsx";
import { FollowCatalogue } from "../live/follow-catalogue.tsx";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { PriceTag } from "@throughline/web/offer/price-tag.tsx";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("credits.title");

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export async function loader({ request }: LoaderFunctionArgs) {
  return {
    ...(await loadCredits(request, new Date())),
    requestKey: randomUUID(),
  };
}

export function action({ request }: ActionFunctionArgs) {
  return answerBooking(request);
}

export default function Credits() {
  const text = useText();
  const page = useLoaderData<typeof loader>();
  const { credits, left, stopped, bookings, endedWaits } = page;
  const { offered, waiting, calledOff, offers } = page;
  const answer = useKeptActionData<typeof action>();
  return (
    <>
      <FollowCatalogue />
      <PageHeader
        trail={[{ href: "/profile", label: text("profile.title") }]}
        title={text("credits.title")}
        description={[
          text("credits.left", { private: left.PRIVATE, group: left.GROUP }),
          stopped > 0 && text("credits.stopped", { count: stopped }),
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      <StepAnswer answer={answer} />
      {offered.map((wait) => (
        <OfferedClass key={wait.id} wait={wait} />
      ))}
      {bookings.map((booking) => (
        <BookedClass key={booking.id} booking={booking} />
      ))}
      {calledOff.map((booking) => (
        <CalledOffClass key={booking.id} calledOff={booking} />
      ))}
      <EndedWaits
        ended={endedWaits}
        taken={[...offered, ...waiting, ...bookings]}
      />
      <PlacesInLine page={page} />
      {credits.length === 0 ? (
        <Card>
          <EmptyState
            icon={<Ticket aria-hidden />}
            title={text("credits.emptyTitle")}
          >
            {text("credits.empty")}
          </EmptyState>
        </Card>
      ) : (
        <>
          <Options kind="PRIVATE" page={page} />
          <Options kind="GROUP" page={page} />
          {credits.map((credit) => (
            <CreditLedger key={credit.id} credit={credit} />
          ))}
        </>
      )}
      {offers.length > 0 && (
        <Card title={text("credits.more")}>
          <ul className="flex flex-col gap-3">
            {offers.map((offer) => (
              <li
                key={offer.id}
                className="flex flex-wrap items-center justify-between gap-3"
              >
                <span className="min-w-0 wrap-anywhere">
                  <bdi className="block font-medium">{offer.name}</bdi>
                  {offer.price && (
                    <span className="text-sm text-muted">
                      <PriceTag price={offer.price} />
                    </span>
                  )}
                </span>
                <LinkButton
                  href={`/buy/${offer.id}`}
                  size="large"
                  aria-label={text("buy.actionTitled", { name: offer.name })}
                >
                  {text("buy.action")}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** Whoever waits sees the place and can leave it, also with no credit left. */
function PlacesInLine({ page: { waiting, requestKey } }: { page: Page }) {
  const text = useText();
  if (waiting.length === 0) return null;
  return (
    <Card title={text("credits.waiting")}>
      <ul className="flex flex-col gap-2">
        {waiting.map((wait) => (
          <ClassOption
            key={wait.id}
            option={wait.session}
            wait={wait}
            purpose={{ kind: "look" }}
            requestKey={requestKey}
          />
        ))}
      </ul>
    </Card>
  );
}

function Options({ kind, page }: { kind: "PRIVATE" | "GROUP"; page: Page }) {
  const text = useText();
  const { classes, isCut, left, requestKey } = page;
  if (left[kind] === 0) return null;
  const options = classes.filter((option) => option.kind === kind);
  return (
    <Card title={text(`credits.book.${kind}`)}>
      {options.length === 0 ? (
        <p className="text-sm text-muted">{text("credits.none")}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {options.map((option) => (
            <ClassOption
              key={option.id}
              option={option}
              window={option.creditWindow}
              purpose={{ kind: "book" }}
              requestKey={requestKey}
            />
          ))}
        </ul>
      )}
      {isCut && (
        <p className="mt-2 text-sm text-muted">{text("credits.cut")}</p>
      )}
    </Card>
  );
}
