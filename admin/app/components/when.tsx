import { RelativeTime } from "@throughline/ui";
import { useStaff } from "./staff.ts";

/** An instant in the reader's own zone. */
export function When({ at }: { at: string }) {
  return <RelativeTime at={at} zone={useStaff()?.viewer.person.timeZone} />;
}
