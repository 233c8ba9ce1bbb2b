import { data, type ActionFunctionArgs } from "@remix-run/node";
import {
  Form,
  useActionData,
  useLocation,
  useNavigation,
} from "@remix-run/react";
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
import {
  requestPasswordReset,
  type ResetRequestOutcome,
} from "@throughline/web/auth.server";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { Door } from "../door.tsx";
import { titled } from "../messages/title.ts";
import { useText, type Text } from "../messages/use-text.ts";

export const meta = titled("forgot.title");

export async function action({ request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const email = textOf(fields, "email").trim().slice(0, 254);
  const outcome: Outcome = email
    ? await requestPasswordReset(request, { email })
    : { kind: "incomplete" };
  return data({ email, outcome }, { status: statuses[outcome.kind] });
}

export default function ForgotPassword() {
  const answer = useActionData<typeof action>();
  return (
    <Door>
      {answer?.outcome.kind === "requested" ? (
        <Sent email={answer.email} />
      ) : (
        <Ask email={answer?.email} outcome={answer?.outcome} />
      )}
    </Door>
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

function Ask({ email, outcome }: { email?: string; outcome?: Outcome }) {
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

type Outcome = ResetRequestOutcome | { kind: "incomplete" };

const statuses: Record<Outcome["kind"], number> = {
  requested: 200,
  incomplete: 400,
  tooMany: 429,
  unavailable: 503,
};

function problemsOf(outcome: Outcome, text: Text): Problem[] {
  switch (outcome.kind) {
    case "requested":
      return [];
    case "incomplete":
      return [{ field: "email", message: text("signIn.missing.email") }];
    case "tooMany":
      return [
        { message: text("problem.tooMany", { seconds: outcome.retrySeconds }) },
      ];
    case "unavailable":
      return [{ message: text("problem.unavailable") }];
  }
}
