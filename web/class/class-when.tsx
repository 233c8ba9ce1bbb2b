import { useIntl } from "react-intl";
import { useText } from "../messages/use-text.ts";
import { sayClassTime, type ClassTime } from "./say-class-time.ts";

/** When a class is, in the reader's IANA zone and, where the class's own clocks differ, in that too. */
export function ClassWhen({
  of,
  zone,
}: {
  of: ClassTime;
  /** Undefined as long as the reader's is not known. */
  zone: string | undefined;
}) {
  const text = useText();
  const { locale } = useIntl();
  const { day, time, there } = sayClassTime(of, zone, locale);
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
