import type {
  ActionFunctionArgs,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import {
  Button,
  Card,
  FormError,
  LinkButton,
  PageHeader,
  TextLink,
} from "@throughline/ui";
import { signInPath } from "@throughline/web/door/sign-in-path";
import { findViewer } from "@throughline/web/door/viewer.server";
import { query } from "@throughline/web/request.server";
import { Gift } from "lucide-react";
import { Told } from "../components/told.tsx";
import { en } from "../messages/en.ts";
import { titleOf } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";
import { NameFields } from "../person/name-fields.tsx";
import { answerClaim, type ClaimAnswer } from "../seat/answer-claim.server.ts";
import { OfferedSeatQuery, type OfferedSeat } from "../seat/claim.query.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ error }) => [
  ...titleOf(en["claim.title"], error),
  { name: "robots", content: "noindex" },
  // The address holds the word that opens the place.
  { name: "referrer", content: "no-referrer" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const word = (params.word ?? "").slice(0, 100);
  const [viewer, { offeredSeat }] = await Promise.all([
    findViewer(request),
    query(request, OfferedSeatQuery, { word }),
  ]);
  return {
    offer: offeredSeat,
    name: viewer && fullNameOf(viewer.person),
    signInHref: signInPath(request.url),
  };
}

const fullNameOf = ({
  givenName,
  familyName,
}: {
  givenName: string;
  familyName: string;
}) => `${givenName} ${familyName}`.trim();

export function action({ request, params }: ActionFunctionArgs) {
  return answerClaim(request, params.word ?? "");
}

export default function Claim() {
  const text = useText();
  const { offer, name, signInHref } = useLoaderData<typeof loader>();
  const answer = useKeptActionData<typeof action>();
  if (answer?.kind === "done")
    return (
      <Told title={text("claim.doneTitle")} says={text("claim.done")}>
        <LinkButton href="/sign-in" size="large">
          {text("claim.signIn")}
        </LinkButton>
      </Told>
    );
  if (!offer)
    return (
      <Told title={text("claim.unknownTitle")} says={text("claim.unknown")}>
        <LinkButton href="/catalogue" size="large">
          {text("claim.catalogue")}
        </LinkButton>
      </Told>
    );
  if (offer.enrollmentId)
    return (
      <Told
        title={text("claim.doneTitle")}
        says={text("claim.from", { giver: offer.giverName })}
      >
        <LinkButton
          href={`/courses/${offer.enrollmentId}`}
          size="large"
          variant="primary"
        >
          {text("claim.open")}
        </LinkButton>
      </Told>
    );
  if (offer.fault !== null)
    return (
      <Told
        title={text("claim.faultTitle", { course: offer.courseTitle })}
        says={`${offer.fault} ${text("claim.faultFrom", { giver: offer.giverName })}`}
      >
        {name === null ? (
          <LinkButton href={signInHref} size="large">
            {text("claim.signIn")}
          </LinkButton>
        ) : (
          <LinkButton href="/courses" size="large">
            {text("claim.courses")}
          </LinkButton>
        )}
      </Told>
    );
  return <Take {...{ offer, name, signInHref, answer }} />;
}

function Take({
  offer,
  name,
  signInHref,
  answer,
}: {
  offer: OfferedSeat;
  name: string | null;
  signInHref: string;
  answer?: Extract<ClaimAnswer, { kind: "refused" }>;
}) {
  const text = useText();
  const { state } = useNavigation();
  const errorOf = (field: string) =>
    answer?.field === field ? answer.message : undefined;
  return (
    <>
      <PageHeader
        title={text("claim.heading", { course: offer.courseTitle })}
        description={text("claim.from", { giver: offer.giverName })}
      />
      <Card>
        <Form method="post" className="flex flex-col gap-4">
          <FormError
            title={text("claim.failed")}
            problems={
              answer ? [{ field: answer.field, message: answer.message }] : []
            }
          />
          {name === null ? (
            <>
              <p>{text("claim.sentTo", { address: offer.sentTo })}</p>
              <NameFields typed={answer?.typed} errorOf={errorOf} />
              <p className="text-sm">
                <TextLink href={signInHref} className="-my-3 inline-block py-3">
                  {text("claim.haveLogin")}
                </TextLink>
              </p>
            </>
          ) : (
            <p>{text("claim.asSelf", { name })}</p>
          )}
          <Button
            type="submit"
            variant="primary"
            size="large"
            icon={<Gift aria-hidden />}
            pending={state !== "idle"}
            className="w-full sm:w-fit"
          >
            {text("claim.take")}
          </Button>
        </Form>
      </Card>
    </>
  );
}
