import { Highlight, Pill, type PillTone } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { Message } from "../inbox/message.fields.ts";

/** What became of a webhook, in a word. */
export function MessagePill({ state }: Pick<Message, "state">) {
  const text = useText();
  return (
    <Highlight value={state}>
      <Pill tone={tones[state]}>{text(`inbox.state.${state}`)}</Pill>
    </Highlight>
  );
}

const tones: Record<Message["state"], PillTone> = {
  QUARANTINED: "failed",
  RECEIVED: "waiting",
  APPLIED: "done",
  IGNORED: "skipped",
};
