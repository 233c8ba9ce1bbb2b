import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, EmptyState, LinkButton, PageHeader } from "@throughline/ui";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { query } from "@throughline/web/request.server";
import { Gift } from "lucide-react";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { GivenSeatCard } from "../seat/given-seat-card.tsx";
import { GivenSeatsQuery } from "../seat/given-seats.query.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("given.title");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request);
  const { givenSeats } = await query(request, GivenSeatsQuery);
  return { givenSeats };
}

/** What others gave the viewer; what the viewer gives to others is at `/licenses`. */
export default function GivenSeats() {
  const text = useText();
  const { givenSeats } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[{ href: "/profile", label: text("profile.title") }]}
        title={text("given.title")}
        description={text("given.explain")}
      />
      {givenSeats.length === 0 && (
        <Card>
          <EmptyState
            icon={<Gift aria-hidden />}
            title={text("given.emptyTitle")}
            action={
              <LinkButton href="/licenses" size="large">
                {text("licenses.title")}
              </LinkButton>
            }
          >
            {text("given.empty")}
          </EmptyState>
        </Card>
      )}
      <ul className="flex flex-col gap-3">
        {givenSeats.map((seat) => (
          <li key={seat.id}>
            <GivenSeatCard seat={seat} />
          </li>
        ))}
      </ul>
    </>
  );
}
