import { useFetcher } from "@remix-run/react";
import { Avatar, Button, Pill } from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import { Check, CircleSlash, UserX } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import type { RollAnswer } from "../session/keep-roll.server.ts";
import type { RollFields } from "../session/session.fields.ts";

type Line = ResultOf<typeof RollFields>["roll"][number];

const marks = [
  { mark: "ATTENDED", icon: Check },
  { mark: "NO_SHOW", icon: UserX },
  { mark: "EXCUSED", icon: CircleSlash },
] as const;

/** One student of the roll with three marks to press; pressing the one that is set takes it back. Shown as pressed at once. */
export function RollLine({ line, isOpen }: { line: Line; isOpen: boolean }) {
  const text = useText();
  const fetcher = useFetcher<RollAnswer>();
  const pending = fetcher.formData?.get("mark");
  const mark = typeof pending === "string" ? pending || null : line.mark;
  const problem = fetcher.data?.problems[0]?.message;
  return (
    <li className="rounded-panel border border-line bg-surface p-3">
      <fetcher.Form
        method="post"
        className="flex flex-col gap-3 sm:flex-row sm:items-center"
      >
        <input type="hidden" name="command" value="mark" />
        <input type="hidden" name="bookingId" value={line.bookingId} />
        <div className="flex min-w-0 flex-1 items-center gap-3">
          <Avatar name={line.name} />
          <span className="min-w-0">
            <span className="block font-medium wrap-anywhere">
              <bdi>{line.name}</bdi>
            </span>
            <span className="flex flex-wrap gap-1">
              {line.stepLabel && <Pill>{line.stepLabel}</Pill>}
              {line.isForfeited && <Pill>{text("roll.forfeited")}</Pill>}
              {line.isRebooked && <Pill>{text("roll.rebooked")}</Pill>}
            </span>
            {line.note && (
              <span className="block text-xs text-muted wrap-anywhere">
                {line.note}
              </span>
            )}
          </span>
        </div>
        <div
          role="group"
          aria-label={line.name}
          className="grid grid-cols-3 gap-2 sm:w-96"
        >
          {marks.map(({ mark: one, icon: Icon }) => (
            <Button
              key={one}
              type="submit"
              name="mark"
              value={mark === one ? "" : one}
              size="large"
              variant={mark === one ? "primary" : "secondary"}
              aria-pressed={mark === one}
              aria-label={text("roll.of", {
                mark: text(`roll.mark.${one}`),
                name: line.name,
              })}
              isDisabled={!isOpen || line.isRebooked}
              icon={<Icon aria-hidden />}
              className="px-2"
            >
              {text(`roll.mark.${one}`)}
            </Button>
          ))}
        </div>
      </fetcher.Form>
      {problem && fetcher.state === "idle" && (
        <p role="alert" className="mt-2 text-sm text-danger">
          {problem}
        </p>
      )}
    </li>
  );
}
