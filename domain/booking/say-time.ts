/** An instant in words, by the wall clock of a zone: `Mon, Nov 23, 2026, 6:00 PM EST`. */
export const sayTime = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  }).format(at);
