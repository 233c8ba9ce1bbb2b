import { Form, useLocation, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  TextField,
  type Problem,
} from "@throughline/ui";
import type { ResetOutcome } from "@throughline/web/auth.server";
import { passwordLength } from "@throughline/web/password-length";
import { useText, type Text } from "./messages/use-text.ts";

/** What became of setting a password by a link, short of success. */
export type NewPasswordFailure = Exclude<ResetOutcome, { kind: "changed" }>;

/** The form that sets a password; posts the field `password` to its own page. An expired token is the page's matter. */
export function NewPasswordForm({
  failure,
  submit,
}: {
  failure?: NewPasswordFailure;
  submit: string;
}) {
  const text = useText();
  const location = useLocation();
  const isPending = useNavigation().state !== "idle";
  const problems = failure ? problemsOf(failure, text) : [];
  return (
    <>
      <FormError
        key={location.key}
        title={text("reset.failed")}
        problems={problems}
      />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-4">
          <TextField
            id="password"
            name="password"
            type="password"
            autoComplete="new-password"
            label={text("field.newPassword")}
            error={problems.find(({ field }) => field === "password")?.message}
          />
          <Button type="submit" variant="primary" pending={isPending}>
            {submit}
          </Button>
        </Form>
      </Card>
    </>
  );
}

/** The status of the page that tells a failure. */
export const failureStatuses: Record<NewPasswordFailure["kind"], number> = {
  passwordTooShort: 400,
  passwordTooLong: 400,
  tokenExpired: 410,
  tooMany: 429,
  unavailable: 503,
};

function problemsOf(failure: NewPasswordFailure, text: Text): Problem[] {
  switch (failure.kind) {
    case "passwordTooShort":
      return [
        { field: "password", message: text("reset.tooShort", passwordLength) },
      ];
    case "passwordTooLong":
      return [
        { field: "password", message: text("reset.tooLong", passwordLength) },
      ];
    case "tooMany":
      return [
        { message: text("problem.tooMany", { seconds: failure.retrySeconds }) },
      ];
    case "unavailable":
      return [{ message: text("problem.unavailable") }];
    case "tokenExpired":
      return [];
  }
}
