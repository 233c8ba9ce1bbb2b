import { PageHeader, type Crumb } from "@throughline/ui";
import type { ResultOf } from "@throughline/web/graphql";
import { TextLink } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { SessionRow } from "../session/session.fields.ts";
import { ClassTime } from "./class-time.tsx";

/** Which class it is, when and where. */
export function RollHeader({
  session: { title, startsAt, timeZone, room, meetingUrl, steps },
  trail,
  zone,
}: {
  session: ResultOf<typeof SessionRow> & { meetingUrl: string | null };
  trail: Crumb[];
  zone: string;
}) {
  const text = useText();
  const labels = steps.map(({ label }) => label).join(", ");
  return (
    <PageHeader
      trail={trail}
      title={<bdi>{labels ? `${labels} · ${title}` : title}</bdi>}
      description={
        <>
          <ClassTime {...{ startsAt, timeZone, zone }} />
          {room && <span className="block wrap-anywhere">{room}</span>}
          {meetingUrl && (
            <TextLink href={meetingUrl} target="_blank" rel="noreferrer">
              {text("session.meetingUrl")}
            </TextLink>
          )}
        </>
      }
    />
  );
}
