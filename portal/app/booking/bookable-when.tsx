import { useMoment } from "../class/use-moment.ts";
import { useRevalidateAt } from "../live/use-revalidate-at.ts";
import { useText } from "../messages/use-text.ts";
import type { BookingWindow } from "./own-booking.ts";

/** From when a class can be booked, or until when it could be; nothing while it can. The page is loaded anew as that changes. */
export function BookableWhen({ window }: { window: BookingWindow }) {
  const says = useBookableWhen()(window);
  useRevalidateAt(window.opensAt ?? "", window.closesAt);
  return (
    says && (
      <p className="mt-1 text-sm font-medium" suppressHydrationWarning>
        {says}
      </p>
    )
  );
}

/** Says what {@link BookableWhen} shows; null while the class can be booked. */
export function useBookableWhen(): (window: BookingWindow) => string | null {
  const text = useText();
  const moment = useMoment();
  return ({ phase, opensAt, closesAt }) => {
    if (phase === "OPEN") return null;
    return phase === "AHEAD" && opensAt !== null
      ? text("booking.opens", { from: moment(opensAt) })
      : text("booking.closed", { until: moment(closesAt) });
  };
}
