import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { PageHeader, type Problem } from "@throughline/ui";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { MessageFacts } from "../components/message-facts.tsx";
import { MessagePill } from "../components/message-pill.tsx";
import { RawBody } from "../components/raw-body.tsx";
import { SettleMessage } from "../components/settle-message.tsx";
import { SuggestedMatches } from "../components/suggested-matches.tsx";
import { MessageQuery } from "../inbox/message.query.ts";
import { senderOf } from "../inbox/sender.ts";
import { settleMessage } from "../inbox/settle-message.server.ts";
import { useLiveEvents } from "../live/use-live-events.ts";
import { titledWith } from "../messages/titled-with.ts";
import { useText } from "../messages/use-text.ts";
import { Notice } from "@throughline/web/frame/notice.tsx";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titledWith<typeof loader>(
  "inbox.title",
  ({ message }) => message.type,
);

export async function loader({ request, params: { id } }: LoaderFunctionArgs) {
  const { node } = await query(request, MessageQuery, { id: id ?? "" });
  if (node?.__typename !== "InboundMessage") throw data(null, { status: 404 });
  return { message: node };
}

export async function action({ request, params: { id } }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const settled = await settleMessage(request, id ?? "", fields);
  if (!settled) throw data(null, { status: 400 });
  if (settled.kind === "done")
    throw redirect(`/inbox/${id}?done=${textOf(fields, "command")}`);
  const { problems } = settled;
  const command = textOf(fields, "command");
  const typed = textOf(fields, command === "match" ? "matchReason" : "reason");
  return data({ command, problems, typed }, { status: 422 });
}

export default function Message() {
  const text = useText();
  const [search] = useSearchParams();
  const { message } = useLoaderData<typeof loader>();
  const refused = useKeptActionData<typeof action>();
  useLiveEvents();
  const done = search.get("done");
  return (
    <>
      <PageHeader
        trail={[{ href: "/inbox", label: text("nav.inbox") }]}
        title={text("inbox.messageHeading", {
          type: message.type,
          partner: senderOf(message),
        })}
        description={<MessagePill state={message.state} />}
      />
      {(done === "replay" || done === "ignore" || done === "match") && (
        <Notice>{text(`inbox.done.${done}`)}</Notice>
      )}
      {message.state === "QUARANTINED" && (
        <>
          <SuggestedMatches
            message={message}
            {...answerTo((command) => command === "match", refused)}
          />
          <SettleMessage
            message={message}
            {...answerTo((command) => command !== "match", refused)}
          />
        </>
      )}
      <div className="grid items-start gap-5 xl:grid-cols-[2fr_3fr]">
        <MessageFacts message={message} />
        <RawBody body={message.rawBody} />
      </div>
    </>
  );
}

/** What was refused, for the form that asked for it; the other form shows nothing. */
function answerTo(
  isOwn: (command: string) => boolean,
  refused: { command: string; problems: Problem[]; typed: string } | undefined,
) {
  return refused && isOwn(refused.command)
    ? { problems: refused.problems, typed: refused.typed }
    : { problems: [], typed: "" };
}
