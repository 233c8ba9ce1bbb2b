import { useFetcher } from "@remix-run/react";
import { Button, FormError, TextLink } from "@throughline/ui";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import { MousePointerClick } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { action } from "../resources/lti-choose.ts";
import { When } from "./when.tsx";

/** What choosing a step's resource needs to know. */
export const LtiStepFields = graphql(`
  fragment LtiStepFields on CourseStep @_unmask {
    id
    label
    ltiResource {
      title
      url
      chosenAt
    }
  }
`);

/** What a step opens in its partner's tool, and the way there to choose it. The choice is made on the tool's own pages. */
export function LtiDeepLink({
  step: { id, label, ltiResource },
}: {
  step: ResultOf<typeof LtiStepFields>;
}) {
  const text = useText();
  const { Form, data, state } = useFetcher<typeof action>();
  return (
    <div className="flex flex-col items-start gap-2 py-1 text-xs">
      <p className="text-muted">
        {ltiResource ? (
          <>
            <TextLink href={ltiResource.url}>{ltiResource.title}</TextLink>{" "}
            <When at={ltiResource.chosenAt} />
          </>
        ) : (
          text("lti.notChosen")
        )}
      </p>
      <FormError title={text("lti.refused")} problems={data?.problems ?? []} />
      <Form method="post" action="/lti/choose">
        <input type="hidden" name="courseStepId" value={id} />
        <Button
          type="submit"
          variant="secondary"
          icon={<MousePointerClick aria-hidden />}
          pending={state !== "idle"}
          aria-label={text("lti.chooseFor", { step: label })}
        >
          {text(ltiResource ? "lti.chooseAgain" : "lti.choose")}
        </Button>
      </Form>
    </div>
  );
}
