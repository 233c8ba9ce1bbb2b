/** How an event is drawn: what is one's own, what can be taken, what is full, what one waits for, what is past, what is off. */
export type CalendarLook = "own" | "open" | "full" | "waiting" | "past" | "off";

/** Something that begins at an instant. `note` says in words what `look` draws: "Booked", "3 seats left". */
export type CalendarEvent = {
  id: string;
  /** ISO 8601. */
  startsAt: string;
  minutes: number;
  title: string;
  /** A short label in front, such as "SFZ-1". */
  tag?: string;
  note?: string;
  /** The zone in which the event is meant; named where its clocks differ from the reader's. */
  timeZone?: string;
  look?: CalendarLook;
  href?: string;
};

/** An event where it stands in a zone: on which day, from which minute on. */
export type PlacedEvent = CalendarEvent & { day: string; minute: number };

/** The classes of each look; a booked class is filled, one to take is outlined, what is off is struck through. */
export const eventLook: Record<CalendarLook, string> = {
  own: "border-transparent bg-accent-solid text-on-accent",
  open: "border-accent/50 bg-accent-soft text-accent",
  full: "border-line bg-sunken text-muted",
  waiting: "border-dashed border-line-strong bg-surface text-ink",
  past: "border-line bg-surface text-muted",
  off: "border-line bg-surface text-muted line-through",
};
