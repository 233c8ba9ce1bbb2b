import { Form, useNavigation } from "@remix-run/react";
import {
  Banner,
  Button,
  Card,
  Checkbox,
  FormError,
  LinkButton,
  TextLink,
  useMoney,
} from "@throughline/ui";
import { BundleList } from "@throughline/web/offer/bundle-list.tsx";
import type { BuilderAnswer } from "../course/builder.action.server.ts";
import type { BuilderDraft } from "../course/builder.query.ts";
import {
  idOfField,
  sectionOfField,
  type Section,
} from "../course/builder.sections.ts";
import { bundleParts } from "../course/bundle-parts.ts";
import { useText } from "../messages/use-text.ts";
import { BuilderChanges } from "./builder-changes.tsx";

interface Review {
  draft: BuilderDraft;
  answer: BuilderAnswer | undefined;
  hrefOf: (section: Section | "preview", extra?: string) => string;
}

/** The last station: what stands against publishing, what publishing changes here and at Stripe, and the button. */
export function BuilderReview(props: Review) {
  const text = useText();
  const { draft, answer, hrefOf } = props;
  const isPending = useNavigation().formMethod === "POST";
  const hasErrors = draft.objections.some(
    ({ severity }) => severity === "ERROR",
  );
  const problems = answer?.form === "review" ? answer.problems : [];
  return (
    <div className="flex flex-col gap-4">
      <FormError title={text("builder.publishRefused")} problems={problems} />
      {draft.isCourseChanged && (
        <Banner strong>{text("builder.changedElsewhere")}</Banner>
      )}
      {draft.course?.state === "ARCHIVED" && (
        <Banner>{text("builder.bringsBack")}</Banner>
      )}
      <Objections {...props} />
      <BuilderChanges draft={draft} />
      {draft.content.isSold && (
        <Card title={text("builder.bundle.title")}>
          <BundleList components={bundleParts(draft.content)} />
        </Card>
      )}
      <AtStripe draft={draft} />
      <Card>
        <div className="flex flex-wrap items-center gap-3">
          <Form method="post" className="flex flex-wrap items-center gap-3">
            <input type="hidden" name="revision" value={draft.revision} />
            {draft.isCourseChanged && (
              <Checkbox
                name="overwrites"
                value="yes"
                label={text("builder.overwrite")}
              />
            )}
            <Button
              type="submit"
              name="intent"
              value="publish"
              variant="primary"
              isDisabled={hasErrors}
              pending={isPending}
            >
              {text("builder.publish")}
            </Button>
          </Form>
          <LinkButton href={hrefOf("preview")}>
            {text("builder.preview")}
          </LinkButton>
        </div>
      </Card>
      <details className="rounded-panel border border-line bg-surface p-4">
        <summary className="w-fit rounded-control text-sm text-muted touch:py-3">
          {text("builder.discard")}
        </summary>
        <Form method="post" className="mt-3 flex flex-col items-start gap-3">
          <p className="text-sm">{text("builder.discardExplain")}</p>
          <input type="hidden" name="revision" value={draft.revision} />
          <Button type="submit" name="intent" value="discard" variant="danger">
            {text("builder.discard")}
          </Button>
        </Form>
      </details>
    </div>
  );
}

function Objections({ draft: { objections, content }, hrefOf }: Review) {
  const text = useText();
  if (objections.length === 0)
    return (
      <Card>
        <p className="text-sm">{text("builder.allWell")}</p>
      </Card>
    );
  return (["ERROR", "WARNING"] as const).map((wanted) => {
    const some = objections.filter(({ severity }) => severity === wanted);
    return (
      some.length > 0 && (
        <Card
          key={wanted}
          title={text(
            wanted === "ERROR" ? "builder.errors" : "builder.warnings",
          )}
        >
          <ul className="flex flex-col divide-y divide-line text-sm">
            {some.map(({ field, message }) => {
              const section = sectionOfField(field);
              const id = idOfField(field, content.steps);
              return (
                <li
                  key={`${field} ${message}`}
                  className="flex flex-wrap items-baseline gap-x-3 py-2"
                >
                  <span className="min-w-0 flex-1 basis-60">{message}</span>
                  <TextLink
                    href={hrefOf(section, `&check=1#${encodeURIComponent(id)}`)}
                  >
                    {text(`builder.at.${section}`)}
                  </TextLink>
                </li>
              );
            })}
          </ul>
        </Card>
      )
    );
  });
}

function AtStripe({
  draft: { stripeSteps, content },
}: {
  draft: BuilderDraft;
}) {
  const text = useText();
  const money = useMoney();
  const { isSold, unitAmount, currency } = content;
  return (
    <Card title={text("builder.stripe")}>
      {stripeSteps.length === 0 ? (
        <p className="text-sm text-muted">{text("builder.stripeNothing")}</p>
      ) : (
        <ul className="flex flex-col gap-1 text-sm">
          {stripeSteps.map(({ thing, action, stripeId }) => (
            <li key={`${thing} ${action} ${stripeId}`}>
              {text(`builder.stripe.${thing}`)}{" "}
              {text(`builder.stripe.${action}`)}
              {thing === "PRICE" &&
                action === "CREATE" &&
                isSold &&
                unitAmount !== null &&
                `: ${money(unitAmount, currency)}`}
              {stripeId && (
                <code className="ms-2 text-xs text-muted wrap-anywhere">
                  {stripeId}
                </code>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
