import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import {
  Form,
  useActionData,
  useLoaderData,
  useLocation,
  useNavigation,
} from "@remix-run/react";
import {
  Button,
  Card,
  FormError,
  PageHeader,
  TextField,
  TextLink,
  type Problem,
} from "@throughline/ui";
import { readFields } from "@throughline/web/form-fields.server";
import { localPath } from "@throughline/web/local-path";
import { setCookies } from "@throughline/web/set-cookies";
import {
  attemptSignIn,
  type SignInAttempt,
} from "@throughline/web/sign-in.server";
import { Door } from "../door.tsx";
import { titled } from "../messages/title.ts";
import { useText, type MessageId, type Text } from "../messages/use-text.ts";
import { Notice } from "../notice.tsx";
import { useSchoolName } from "../use-school-name.ts";
import { findViewer } from "../viewer.server.ts";

export const meta = titled("signIn.title");

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const to = localPath(searchParams.get("to"));
  if (await findViewer(request)) throw redirect(to);
  return { to, notice: searchParams.get("notice") ?? "" };
}

export async function action({ request }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const attempt = await attemptSignIn(request, fields);
  if (attempt.kind !== "signedIn")
    return data(attempt, { status: statuses[attempt.kind] });
  throw redirect(localPath(fields.get("to")), {
    headers: setCookies(attempt.cookies),
  });
}

export default function SignIn() {
  const text = useText();
  const school = useSchoolName();
  const location = useLocation();
  const { to, notice } = useLoaderData<typeof loader>();
  const attempt = useActionData<typeof action>();
  const isPending = useNavigation().state !== "idle";
  const problems = attempt ? problemsOf(attempt, text) : [];
  const errorOf = (field: string) =>
    problems.find((problem) => problem.field === field)?.message;
  const noticeId = notices[notice];
  return (
    <Door>
      <PageHeader title={text("signIn.heading", { school })} />
      {noticeId && !attempt && <Notice>{text(noticeId)}</Notice>}
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
    </Door>
  );
}

type Failure = Exclude<SignInAttempt, { kind: "signedIn" }>;

const statuses: Record<Failure["kind"], number> = {
  incomplete: 400,
  wrongCredentials: 400,
  tooMany: 429,
  unavailable: 503,
};

const notices: Record<string, MessageId | undefined> = {
  "password-changed": "signIn.passwordChanged",
};

function problemsOf(attempt: Failure, text: Text): Problem[] {
  switch (attempt.kind) {
    case "incomplete":
      return attempt.missing.map((field) => ({
        field,
        message: text(`signIn.missing.${field}`),
      }));
    case "wrongCredentials":
      return [{ message: text("signIn.wrong") }];
    case "tooMany":
      return [
        { message: text("problem.tooMany", { seconds: attempt.retrySeconds }) },
      ];
    case "unavailable":
      return [{ message: text("problem.unavailable") }];
  }
}
