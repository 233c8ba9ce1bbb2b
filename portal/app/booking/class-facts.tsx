import { ClassWhen } from "../class/class-when.tsx";
import { useText } from "../messages/use-text.ts";
import type { OwnClass } from "./own-booking.ts";

/** When a class is, who teaches it and where. */
export function ClassFacts({ of }: { of: OwnClass }) {
  const text = useText();
  const { instructorName, room, title } = of;
  const circumstances = [
    title,
    instructorName === null
      ? undefined
      : text("class.with", { name: instructorName }),
    room === null ? text("class.online") : text("class.room", { room }),
  ];
  return (
    <div className="min-w-0">
      <ClassWhen of={of} />
      <p className="text-sm text-muted wrap-anywhere">
        {circumstances.filter(Boolean).join(" · ")}
      </p>
    </div>
  );
}
