import {
  Form,
  useLoaderData,
  useLocation,
  useNavigation,
} from "@remix-run/react";
import { useKeptActionData } from "../use-kept-action-data.ts";
import {
  Button,
  Card,
  FormError,
  PageHeader,
  TextField,
  TextLink,
  type Problem,
} from "@throughline/ui";
import { useSchoolName } from "../document/use-school-name.ts";
import { Notice } from "../frame/notice.tsx";
import { useText, type Text } from "../messages/use-text.ts";
import { laterMessage } from "./later-message.ts";
import type { action, loader, SignInFailure } from "./sign-in.server.ts";

/** The page to sign in on. `welcome` greets whoever has just set a first password; an app that invites nobody has none. */
export function SignIn({ welcome }: { welcome?: string }) {
  const text = useText();
  const school = useSchoolName();
  const location = useLocation();
  const { to, notice } = useLoaderData<typeof loader>();
  const attempt = useKeptActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  const problems = attempt ? problemsOf(attempt, text) : [];
  const errorOf = (field: string) =>
    problems.find((problem) => problem.field === field)?.message;
  const notices = new Map([
    ["password-changed", text("signIn.passwordChanged")],
    ["welcome", welcome],
  ]);
  const told = notices.get(notice);
  return (
    <>
      <PageHeader title={text("signIn.heading", { school })} />
      {told && !attempt && <Notice>{told}</Notice>}
      <FormError
        key={location.key}
        title={text("signIn.failed")}
        problems={problems}
      />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-4">
          <input type="hidden" name="to" value={to} />
          <TextField
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            label={text("field.email")}
            defaultValue={attempt?.email}
            error={errorOf("email")}
          />
          <TextField
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            label={text("field.password")}
            error={errorOf("password")}
          />
          <Button type="submit" variant="primary" pending={isPending}>
            {text("signIn.submit")}
          </Button>
        </Form>
      </Card>
      <p className="text-center text-sm">
        <TextLink href="/forgot-password">{text("signIn.forgot")}</TextLink>
      </p>
    </>
  );
}

function problemsOf(attempt: SignInFailure, text: Text): Problem[] {
  switch (attempt.kind) {
    case "incomplete":
      return attempt.missing.map((field) => ({
        field,
        message: text(`signIn.missing.${field}`),
      }));
    case "wrongCredentials":
      return [{ message: text("signIn.wrong") }];
    case "tooMany":
    case "unavailable":
      return [{ message: laterMessage(attempt, text) }];
  }
}
