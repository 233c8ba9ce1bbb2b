import { CloudOff, LoaderCircle, Radio, type LucideIcon } from "lucide-react";
import { cn } from "./cn.ts";
import { ClockTime } from "./relative-time.tsx";
import { useWords } from "./words.tsx";

/** Whether the page hears of changes: live, connecting, reconnecting, or offline. */
export type LiveState = "live" | "connecting" | "reconnecting" | "offline";

/** Says whether the page is live; when it is not, `since` tells from when on it may be stale. Spoken politely when it changes. */
export function LiveIndicator({
  state,
  since,
  className,
}: {
  state: LiveState;
  since?: string | Date;
  className?: string;
}) {
  const words = useWords();
  const { icon: Icon, look, spins } = looks[state];
  return (
    <span
      role="status"
      className={cn(
        "inline-flex h-6 items-center gap-1.5 text-xs font-medium whitespace-nowrap",
        look,
        className,
      )}
    >
      <Icon aria-hidden className={cn("size-3.5", spins && "animate-spin")} />
      <span>
        {words[state]}
        {since !== undefined && state !== "live" && (
          <span className="font-normal">
            {" "}
            {words.since} <ClockTime at={since} />
          </span>
        )}
      </span>
    </span>
  );
}

const looks: Record<
  LiveState,
  { icon: LucideIcon; look: string; spins: boolean }
> = {
  live: { icon: Radio, look: "text-muted", spins: false },
  connecting: { icon: LoaderCircle, look: "text-muted", spins: true },
  reconnecting: { icon: LoaderCircle, look: "text-accent", spins: true },
  offline: { icon: CloudOff, look: "text-danger", spins: false },
};
