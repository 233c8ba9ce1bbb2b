import { useIntl } from "react-intl";
import {
  sayClassTime,
  type ClassTime,
} from "@throughline/web/class/say-class-time";
import { useReaderZone } from "../class/use-reader-zone.ts";

/** Tells a class from another by when it is: "Tue, Dec 1, 2026, 6:00 – 7:30 PM EST". */
export function useClassName(): (of: ClassTime) => string {
  const zone = useReaderZone();
  const { locale } = useIntl();
  return (of) => {
    const { day, time } = sayClassTime(of, zone, locale);
    return `${day}, ${time}`;
  };
}
