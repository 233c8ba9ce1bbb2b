import { ClassWhen as ClassWhenIn } from "@throughline/web/class/class-when.tsx";
import type { ClassTime } from "@throughline/web/class/say-class-time";
import { useReaderZone } from "./use-reader-zone.ts";

/** When a class is, in the reader's zone and, where the class's own clocks differ, in that too. */
export function ClassWhen({ of }: { of: ClassTime }) {
  return <ClassWhenIn of={of} zone={useReaderZone()} />;
}
