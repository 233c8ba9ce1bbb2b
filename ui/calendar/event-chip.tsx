import { Check } from "lucide-react";
import { Link } from "react-aria-components";
import { cn } from "../cn.ts";
import { VisuallyHidden } from "../visually-hidden.tsx";
import { eventLook, type PlacedEvent } from "./calendar-event.ts";
import { useTimes } from "./use-times.ts";

/** An event in a line or a small box: when, its label, its title. Its note is heard, and seen where there is room. */
export function EventChip({
  event,
  zone,
  roomy = false,
  className,
}: {
  event: PlacedEvent;
  zone: string;
  /** Several lines: the time as a span, and the note. */
  roomy?: boolean;
  className?: string;
}) {
  const times = useTimes(zone);
  const { startsAt, minutes, title, tag, note, look = "open", href } = event;
  const classes = cn(
    "block min-h-6 w-full overflow-hidden rounded-control border px-1 py-0.5 text-start text-xs",
    !roomy && "truncate leading-4",
    eventLook[look],
    className,
  );
  const content = (
    <>
      {look === "own" && (
        <Check aria-hidden className="me-0.5 inline size-3 align-[-2px]" />
      )}
      {tag !== undefined && <b className="font-semibold">{tag} </b>}
      {!roomy && <bdi>{title}</bdi>}
      <time
        dateTime={startsAt}
        className={cn(!roomy && "block")}
        suppressHydrationWarning
      >
        {roomy ? times.range(startsAt, minutes) : times.start(startsAt)}
      </time>
      {roomy && (
        <>
          {" "}
          <bdi>{title}</bdi>
        </>
      )}
      {note !== undefined &&
        (roomy ? (
          <span className="block">{note}</span>
        ) : (
          <VisuallyHidden>{`, ${note}`}</VisuallyHidden>
        ))}
    </>
  );
  if (href === undefined) return <span className={classes}>{content}</span>;
  return (
    <Link href={href} className={cn(classes, "hover:brightness-95")}>
      {content}
    </Link>
  );
}
