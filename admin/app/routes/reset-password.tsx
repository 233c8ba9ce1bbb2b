import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "@throughline/ui";
import { passwordLength } from "@throughline/web/password-length";
import { Door } from "../door.tsx";
import { ExpiredLink } from "../expired-link.tsx";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { NewPasswordForm } from "../new-password-form.tsx";
import { answerNewPassword, tokenOf } from "../new-password.server.ts";

export const meta = titled("reset.title");

export function loader({ request }: LoaderFunctionArgs) {
  return { hasToken: tokenOf(request) !== null };
}

export function action({ request }: ActionFunctionArgs) {
  return answerNewPassword(request, "password-changed");
}

export default function ResetPassword() {
  const text = useText();
  const { hasToken } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <Door>
      {hasToken && failure?.kind !== "tokenExpired" ? (
        <>
          <PageHeader
            title={text("reset.heading")}
            description={text("reset.explain", passwordLength)}
          />
          <NewPasswordForm failure={failure} submit={text("reset.submit")} />
        </>
      ) : (
        <ExpiredLink explanation={text("reset.expired")} />
      )}
    </Door>
  );
}
