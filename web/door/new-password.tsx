import { useLoaderData } from "@remix-run/react";
import { useKeptActionData } from "../use-kept-action-data.ts";
import { PageHeader } from "@throughline/ui";
import { ExpiredLink } from "./expired-link.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";
import type { answerNewPassword, loader } from "./new-password.server.ts";

/** The page that a reset or invitation link leads to. `expired` says what to do when the link does not work any more. */
export function NewPassword({
  heading,
  explanation,
  submit,
  expired,
}: {
  heading: string;
  explanation: string;
  submit: string;
  expired: string;
}) {
  const { hasToken } = useLoaderData<typeof loader>();
  const failure = useKeptActionData<typeof answerNewPassword>();
  if (!hasToken || failure?.kind === "tokenExpired")
    return <ExpiredLink explanation={expired} />;
  return (
    <>
      <PageHeader title={heading} description={explanation} />
      <NewPasswordForm failure={failure} submit={submit} />
    </>
  );
}
