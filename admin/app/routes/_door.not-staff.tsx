import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Card, LinkButton, PageHeader } from "@throughline/ui";
import { SignOutButton } from "@throughline/web/door/sign-out-button.tsx";
import { findViewer } from "@throughline/web/door/viewer.server";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { isStaff, isTeacher } from "../staff.server.ts";

export const meta = titled("notStaff.title");

/** Where {@link requireStaff} leads those who are signed in without being staff. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await findViewer(request);
  if (!viewer) throw redirect("/sign-in");
  if (isStaff(viewer)) throw redirect("/");
  return { name: viewer.name, teaches: isTeacher(viewer) };
}

export default function NotStaff() {
  const text = useText();
  const { name, teaches } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title={text("notStaff.heading")} />
      <Card>
        <p className="mb-4 wrap-anywhere">
          {teaches
            ? text("notStaff.teacher")
            : text("notStaff.explain", { name })}
        </p>
        {teaches && (
          <LinkButton href="/teaching" variant="primary" className="mb-4">
            {text("teaching.title")}
          </LinkButton>
        )}
        <SignOutButton variant={teaches ? "secondary" : "primary"} />
      </Card>
    </>
  );
}
