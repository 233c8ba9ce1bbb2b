import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useLocation, useSearchParams } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import {
  Card,
  FormError,
  LinkButton,
  PageHeader,
  TextLink,
} from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { z } from "zod";
import { affairsOfPerson } from "../booking/affairs.ts";
import { changeBooking } from "../booking/change-booking.server.ts";
import { BookingDialog } from "../components/booking-dialog.tsx";
import { ClassesAndCredits } from "../components/classes-and-credits.tsx";
import { ContactLinks } from "../components/contact-links.tsx";
import { EventTimeline } from "../components/event-timeline.tsx";
import { PersonCertificates } from "../components/person-certificates.tsx";
import { PersonEnrollments } from "../components/person-enrollments.tsx";
import { PersonParticulars } from "../components/person-particulars.tsx";
import { PersonRecords } from "../components/person-records.tsx";
import { eventsAtOnce } from "../enrollment/event.fields.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { Notice } from "@throughline/web/frame/notice.tsx";
import { settle } from "../outcome.ts";
import { AddEmailAddress } from "../person/identity.query.ts";
import { PersonQuery, PersonRightsQuery } from "../person/person.query.ts";
import { readParams, withParams } from "../url/search-params.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "person.title",
  ({ person }) => person.name,
);

const params = z.object({
  events: z.coerce.number().int().min(1).max(1000).default(eventsAtOnce),
  invited: z.literal("1").optional(),
});

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { events } = readParams(params, request);
  const { node } = await query(request, PersonQuery, { id: id ?? "", events });
  if (node?.__typename !== "Person") throw data(null, { status: 404 });
  const { entitlements } = await query(request, PersonRightsQuery, {
    id: node.id,
  });
  const affairs = affairsOfPerson(entitlements.edges.map(({ node }) => node));
  return { person: node, events, affairs, now: Date.now() };
}

const InvitePerson = graphql(`
  mutation InvitePerson($input: InvitePersonInput!) {
    outcome: invitePerson(input: $input) {
      __typename
      ... on Person {
        id
      }
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Adds an address, changes a booking, or sends the invitation once more. */
export async function action({ request, params: { id } }: ActionFunctionArgs) {
  const fields = await readFields(request);
  if (textOf(fields, "command") === "address")
    return addAddress(request, id ?? "", fields);
  const ofBooking = await changeBooking(request, fields);
  if (ofBooking?.kind === "done") throw redirect(`/people/${id}`);
  if (ofBooking)
    return data(
      { command: "booking", problems: ofBooking.problems },
      { status: 422 },
    );
  const input = { personId: id ?? "" };
  const { outcome } = await query(request, InvitePerson, { input });
  const settled = settle(outcome);
  if (settled.kind === "done") throw redirect(`/people/${id}?invited=1`);
  return data(
    { command: "invite", problems: settled.problems },
    { status: 422 },
  );
}

async function addAddress(
  request: Request,
  personId: string,
  fields: FormData,
) {
  const input = {
    personId,
    address: textOf(fields, "address"),
    reason: textOf(fields, "reason"),
    verified: textOf(fields, "verified") === "yes",
  };
  const { outcome } = await query(request, AddEmailAddress, { input });
  const settled = settle(outcome);
  if (settled.kind === "done") throw redirect(`/people/${personId}`);
  return data(
    { command: "address", problems: settled.problems },
    { status: 422 },
  );
}

export default function Person() {
  const text = useText();
  const { key } = useLocation();
  const { person, events, affairs, now } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  const problemsOf = (command: string) =>
    refused?.command === command ? refused.problems : [];
  const [search] = useSearchParams();
  useLiveEvents();
  return (
    <>
      <BookingDialog
        bookings={affairs.bookings}
        now={now}
        problems={problemsOf("booking")}
        typed={{}}
      />
      <PageHeader
        trail={[{ href: "/students", label: text("nav.students") }]}
        title={<bdi>{person.name}</bdi>}
        description={person.email}
        actions={
          <>
            <ContactLinks {...person} />
            <LinkButton
              size="small"
              variant="primary"
              href={`/students/new?person=${person.id}`}
            >
              {text("person.enroll")}
            </LinkButton>
          </>
        }
      />
      {person.mergedInto && (
        <Notice>
          {text("records.isMerged")}{" "}
          <TextLink href={`/people/${person.mergedInto.id}`}>
            <bdi>{person.mergedInto.name}</bdi>
          </TextLink>
        </Notice>
      )}
      {search.has("invited") && (
        <Notice>{text("person.invited", { name: person.name })}</Notice>
      )}
      <FormError
        key={key}
        title={text("person.notInvited")}
        problems={problemsOf("invite").map(({ message }) => ({ message }))}
      />
      <div className="grid items-start gap-5 xl:grid-cols-[3fr_2fr]">
        <div className="flex min-w-0 flex-col gap-5">
          <PersonEnrollments person={person} />
          {affairs.rights.length > 0 && (
            <ClassesAndCredits affairs={affairs} now={now} />
          )}
          <PersonCertificates person={person} />
          <PersonParticulars
            person={person}
            addressProblems={problemsOf("address")}
          />
          <PersonRecords person={person} />
        </div>
        <Card title={text("timeline.title")}>
          <EventTimeline
            label={text("timeline.title")}
            events={person.events.edges.map(({ node }) => node)}
            olderHref={
              person.events.pageInfo.hasNextPage
                ? withParams(search, { events: events + eventsAtOnce })
                : undefined
            }
          />
        </Card>
      </div>
    </>
  );
}
