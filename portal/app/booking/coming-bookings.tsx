import { Card, Pill, TextLink } from "@throughline/ui";
import { ClassWhen } from "../class/class-when.tsx";
import { useText } from "../messages/use-text.ts";
import type { ComingBooking } from "./load-coming.server.ts";

/** What the student is booked for next. Nothing where nothing is booked. */
export function ComingBookings({ coming }: { coming: ComingBooking[] }) {
  const text = useText();
  if (coming.length === 0) return null;
  return (
    <Card
      title={text("coming.title")}
      actions={
        <TextLink
          href="/calendar"
          className="inline-flex min-h-11 items-center text-sm"
        >
          {text("coming.calendar")}
        </TextLink>
      }
    >
      <ul className="flex flex-col divide-y divide-line">
        {coming.map(({ id, session, enrollmentStep }) => (
          <li key={id} className="py-2">
            <TextLink
              quiet
              href={enrollmentStep ? `/steps/${enrollmentStep.id}` : "/credits"}
              className="flex min-h-11 flex-wrap items-center gap-x-2 font-medium wrap-anywhere"
            >
              {enrollmentStep && <Pill>{enrollmentStep.label}</Pill>}
              <bdi className="min-w-0">
                {enrollmentStep?.title ?? session.title}
              </bdi>
            </TextLink>
            <ClassWhen of={session} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
