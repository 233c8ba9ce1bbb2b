import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, PageHeader } from "@throughline/ui";
import { Door } from "../door.tsx";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { SignOutButton } from "../sign-out-button.tsx";
import { findViewer, isStaff } from "../viewer.server.ts";

export const meta = titled("notStaff.title");

/** Where {@link requireViewer} leads those who are signed in without being staff. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await findViewer(request);
  if (!viewer) throw redirect("/sign-in");
  if (isStaff(viewer)) throw redirect("/");
  return { name: viewer.name };
}

export default function NotStaff() {
  const text = useText();
  const { name } = useLoaderData<typeof loader>();
  return (
    <Door>
      <PageHeader title={text("notStaff.heading")} />
      <Card>
        <p className="mb-4 wrap-anywhere">
          {text("notStaff.explain", { name })}
        </p>
        <SignOutButton variant="primary" />
      </Card>
    </Door>
  );
}
