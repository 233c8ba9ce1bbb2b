import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  Card,
  EmptyState,
  LinkButton,
  PageHeader,
  TextLink,
} from "@throughline/ui";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { query } from "@throughline/web/request.server";
import { Gift } from "lucide-react";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { LicensePill, LicenseStanding } from "../seat/license-standing.tsx";
import { PlaceCounts } from "../seat/place-counts.tsx";
import { MyPlacesQuery, type Places } from "../seat/places.query.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

const PAGE = 20;

export const meta = titled("licenses.title");

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request);
  const after = new URL(request.url).searchParams.get("after");
  const { myPlaces } = await query(request, MyPlacesQuery, {
    first: PAGE,
    after,
  });
  const { hasNextPage, endCursor } = myPlaces.pageInfo;
  return {
    places: myPlaces.edges.map(({ node }) => node),
    next: hasNextPage ? endCursor : null,
  };
}

export default function Licenses() {
  const text = useText();
  const { places, next } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        trail={[{ href: "/profile", label: text("profile.title") }]}
        title={text("licenses.title")}
        description={text("licenses.explain")}
      />
      {places.length === 0 && (
        <Card>
          <EmptyState
            icon={<Gift aria-hidden />}
            title={text("licenses.emptyTitle")}
            action={
              <LinkButton href="/catalogue" variant="primary" size="large">
                {text("claim.catalogue")}
              </LinkButton>
            }
          >
            {text("licenses.empty")}
          </EmptyState>
        </Card>
      )}
      <ul className="flex flex-col gap-3">
        {places.map((one) => (
          <li key={one.id}>
            <PlacesCard places={one} />
          </li>
        ))}
      </ul>
      {next && (
        <LinkButton href={`/licenses?${new URLSearchParams({ after: next })}`}>
          {text("licenses.more")}
        </LinkButton>
      )}
    </>
  );
}

function PlacesCard({ places }: { places: Places }) {
  const text = useText();
  const { number, product, license } = places;
  return (
    <Card>
      <div className="flex flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <TextLink
            quiet
            href={`/licenses/${number}`}
            className="-my-2.5 inline-block py-2.5 font-semibold wrap-anywhere"
          >
            <bdi>{product.course?.title ?? product.name}</bdi>
          </TextLink>
          {license && <LicensePill license={license} />}
        </p>
        <p className="text-sm tabular-nums">
          <PlaceCounts places={places} />
        </p>
        {license && (
          <div className="text-sm text-muted">
            <LicenseStanding license={license} />
          </div>
        )}
        <p className="text-sm text-muted">
          {text("licenses.ofOrder", { number })}
        </p>
      </div>
    </Card>
  );
}
