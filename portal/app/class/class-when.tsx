import { useIntl } from "react-intl";
import { useText } from "../messages/use-text.ts";
import { sayClassTime, type ClassTime } from "./say-class-time.ts";
import { useReaderZone } from "./use-reader-zone.ts";

/** When a class is, in the reader's zone and, where its own zone's clocks differ, in that too. */
export function ClassWhen({ of }: { of: ClassTime }) {
  const text = useText();
  const { locale } = useIntl();
  const { day, time, there } = sayClassTime(of, useReaderZone(), locale);
  return (
    <time dateTime={of.startsAt} className="block" suppressHydrationWarning>
      <span className="font-medium" suppressHydrationWarning>
        {day}
      </span>{" "}
      <span className="inline-block" suppressHydrationWarning>
        {time}
      </span>
      {there !== undefined && (
        <span className="block text-sm text-muted">
          {text("class.there", { time: there })}
        </span>
      )}
    </time>
  );
}
