import { Form, useNavigation } from "@remix-run/react";
import { Banner, Button, EmptyState, FormError } from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import { useRevalidateOnLive } from "@throughline/web/live";
import { Users } from "lucide-react";
import { useEffect, useState } from "react";
import { useKeptActionData } from "@throughline/web/use-kept-action-data";
import { useText } from "../messages/use-text.ts";
import type { RollAnswer } from "../session/keep-roll.server.ts";
import type { RollFields } from "../session/session.fields.ts";
import { SessionChanged } from "../session/session.queries.ts";
import { ClassTime } from "./class-time.tsx";
import { RollLine } from "./roll-line.tsx";

/**
 * The roll of a class, made for a thumb: who is here, missing or excused, at once and live. `now` is when it was loaded, in
 * milliseconds; `zone` the reader's.
 */
export function Roll({
  session,
  now,
  zone,
}: {
  session: ResultOf<typeof RollFields>;
  now: number;
  zone: string;
}) {
  const text = useText();
  const answer = useKeptActionData<() => RollAnswer>();
  useRevalidateOnLive(SessionChanged, { sessionId: session.id });
  const isOpen = useIsPast(session.rollOpensAt, now);
  if (session.state === "CANCELED")
    return (
      <Banner strong>
        {text("roll.canceled")} {session.cancelReason}
      </Banner>
    );
  const { roll } = session;
  const isUnmarked = roll.some(({ mark }) => mark === null);
  return (
    <>
      <FormError
        title={text("roll.refused")}
        problems={answer?.problems ?? []}
      />
      {answer?.wasAll && <AllDone answer={answer} />}
      {!isOpen && (
        <Banner>
          <NotYet
            at={session.rollOpensAt}
            {...{ timeZone: session.timeZone, zone }}
          />
        </Banner>
      )}
      {roll.length === 0 ? (
        <EmptyState icon={<Users aria-hidden />} title={text("roll.none")}>
          {text("roll.noneExplain")}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p role="status" className="text-sm text-muted">
              {text("roll.marked", {
                marked: session.markedCount,
                total: roll.length,
              })}
            </p>
            <MarkAll isDisabled={!isOpen || !isUnmarked} />
          </div>
          <ul aria-label={text("roll.title")} className="flex flex-col gap-3">
            {roll.map((line) => (
              <RollLine key={line.bookingId} line={line} isOpen={isOpen} />
            ))}
          </ul>
          <p className="text-xs text-muted">{text("roll.hint")}</p>
        </>
      )}
    </>
  );
}

function NotYet(when: { at: string; timeZone: string; zone: string }) {
  const text = useText();
  const [before, after] = text("roll.notYet", { time: "\n" }).split("\n");
  return (
    <>
      {before}
      <ClassTime startsAt={when.at} timeZone={when.timeZone} zone={when.zone} />
      {after}
    </>
  );
}

/** Whether a time has come; looks again when it does. */
function useIsPast(at: string, now: number): boolean {
  const [isPast, setPast] = useState(Date.parse(at) <= now);
  useEffect(() => {
    const wait = Date.parse(at) - Date.now();
    const look = () => setPast(Date.parse(at) <= Date.now());
    const timer = setTimeout(look, Math.min(Math.max(wait, 0), 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [at]);
  return isPast;
}

function MarkAll({ isDisabled }: { isDisabled: boolean }) {
  const text = useText();
  const isPending = useNavigation().formData?.get("command") === "all";
  return (
    <Form method="post" preventScrollReset>
      <Button
        type="submit"
        name="command"
        value="all"
        variant="primary"
        size="large"
        isDisabled={isDisabled}
        pending={isPending}
      >
        {text("roll.all")}
      </Button>
    </Form>
  );
}

/** What was marked together, to be taken back together. */
function AllDone({ answer: { marked, left } }: { answer: RollAnswer }) {
  const text = useText();
  return (
    <Banner
      action={
        marked.length > 0 && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="bookingIds" value={marked.join(",")} />
            <Button type="submit" name="command" value="undo">
              {text("roll.undo")}
            </Button>
          </Form>
        )
      }
    >
      {text("roll.allDone", { count: marked.length })}{" "}
      {left.length > 0 &&
        text("roll.leftOut", {
          count: left.length,
          reason: left[0]?.reason ?? "",
        })}
    </Banner>
  );
}
