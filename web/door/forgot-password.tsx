import { Form, useLocation, useNavigation } from "@remix-run/react";
import { useKeptActionData } from "../use-kept-action-data.ts";
import {
  Button,
  Card,
  FormError,
  LinkButton,
  PageHeader,
  TextField,
  TextLink,
  type Problem,
} from "@throughline/ui";
import { useText, type Text } from "../messages/use-text.ts";
import type { action, ForgotOutcome } from "./forgot-password.server.ts";
import { laterMessage } from "./later-message.ts";

/** The page to ask for a link on, and what it says once the link was asked for. */
export function ForgotPassword() {
  const answer = useKeptActionData<typeof action>();
  return answer?.outcome.kind === "requested" ? (
    <Sent email={answer.email} />
  ) : (
    <Ask email={answer?.email} outcome={answer?.outcome} />
  );
}

/** The same whether the address has a login or not. */
function Sent({ email }: { email: string }) {
  const text = useText();
  return (
    <>
      <PageHeader title={text("forgot.sentHeading")} />
      <p role="status" className="wrap-anywhere">
        {text("forgot.sent", { email })}
      </p>
      <LinkButton href="/sign-in" variant="primary">
        {text("forgot.back")}
      </LinkButton>
      <LinkButton href="/forgot-password">{text("forgot.again")}</LinkButton>
    </>
  );
}

function Ask({ email, outcome }: { email?: string; outcome?: ForgotOutcome }) {
  const text = useText();
  const location = useLocation();
  const isPending = useNavigation().state !== "idle";
  const problems = outcome ? problemsOf(outcome, text) : [];
  return (
    <>
      <PageHeader
        title={text("forgot.heading")}
        description={text("forgot.explain")}
      />
      <FormError
        key={location.key}
        title={text("forgot.failed")}
        problems={problems}
      />
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-4">
          <TextField
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            label={text("field.email")}
            defaultValue={email}
            error={problems.find(({ field }) => field === "email")?.message}
          />
          <Button type="submit" variant="primary" pending={isPending}>
            {text("forgot.submit")}
          </Button>
        </Form>
      </Card>
      <p className="text-center text-sm">
        <TextLink href="/sign-in">{text("forgot.back")}</TextLink>
      </p>
    </>
  );
}

function problemsOf(outcome: ForgotOutcome, text: Text): Problem[] {
  switch (outcome.kind) {
    case "requested":
      return [];
    case "incomplete":
      return [{ field: "email", message: text("signIn.missing.email") }];
    case "tooMany":
    case "unavailable":
      return [{ message: laterMessage(outcome, text) }];
  }
}
