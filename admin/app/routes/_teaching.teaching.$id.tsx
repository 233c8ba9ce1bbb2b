import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { query } from "@throughline/web/request.server";
import { Roll } from "../components/roll.tsx";
import { RollHeader } from "../components/roll-header.tsx";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { keepRoll } from "../session/keep-roll.server.ts";
import { RollQuery } from "../session/session.queries.ts";
import { requireTeacher } from "../staff.server.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "roll.title",
  ({ session }) => session.title,
);

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const viewer = await requireTeacher(request);
  const { session } = await query(request, RollQuery, { id: id ?? "" });
  if (!session) throw data(null, { status: 404 });
  return { session, now: Date.now(), zone: viewer.person.timeZone };
}

export function action({ request, params: { id } }: ActionFunctionArgs) {
  return keepRoll(request, id ?? "");
}

export default function OwnRoll() {
  const text = useText();
  const { session, now, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <RollHeader
        session={session}
        zone={zone}
        trail={[{ href: "/teaching", label: text("teaching.title") }]}
      />
      <Roll {...{ session, now, zone }} />
    </>
  );
}
