import { Form, useNavigation } from "@remix-run/react";
import { Button, Card, FormError, TextLink } from "@throughline/ui";
import { CopyField } from "../components/copy-field.tsx";
import { Day } from "../components/day.tsx";
import { useText } from "../messages/use-text.ts";
import type { FeedAnswer } from "./feed-action.server.ts";

/** The private address by which the student's own calendar app shows the booked classes: made, shown once, taken back. */
export function FeedCard({
  since,
  answer,
}: {
  since: string | null;
  answer?: FeedAnswer;
}) {
  const text = useText();
  return (
    <Card title={text("feed.title")} description={text("feed.explain")}>
      <div className="flex flex-col gap-3">
        <FormError
          title={text("feed.failed")}
          problems={answer?.problem ? [{ message: answer.problem }] : []}
        />
        {answer?.address && (
          <div role="status" className="flex flex-col gap-2">
            <p className="text-sm">{text("feed.once")}</p>
            <CopyField
              label={text("feed.address")}
              value={answer.address.url}
            />
            <p>
              <TextLink
                href={answer.address.webcalUrl}
                className="inline-flex min-h-11 items-center"
              >
                {text("feed.subscribe")}
              </TextLink>
            </p>
          </div>
        )}
        {since !== null && !answer?.address && (
          <p className="text-sm text-muted">
            {text("feed.since")} <Day at={since} />
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <FeedButton intent="createFeed">
            {text(since === null ? "feed.create" : "feed.renew")}
          </FeedButton>
          {since !== null && (
            <FeedButton intent="revokeFeed">{text("feed.revoke")}</FeedButton>
          )}
        </div>
        {since !== null && (
          <p className="text-sm text-muted">{text("feed.renewExplain")}</p>
        )}
      </div>
    </Card>
  );
}

function FeedButton({
  intent,
  children,
}: {
  intent: string;
  children: string;
}) {
  const { formData } = useNavigation();
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <Button
        type="submit"
        size="large"
        pending={formData?.get("intent") === intent}
      >
        {children}
      </Button>
    </Form>
  );
}
