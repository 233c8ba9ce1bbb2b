import { Form, useLocation, useNavigation } from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  TextField,
  type Problem,
} from "@throughline/ui";
import { useText, type Text } from "../messages/use-text.ts";
import { laterMessage } from "./later-message.ts";
import type { NewPasswordFailure } from "./new-password.server.ts";
import { passwordLength } from "./password-length.ts";

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
    case "unavailable":
      return [{ message: laterMessage(failure, text) }];
    case "tokenExpired":
      return [];
  }
}
