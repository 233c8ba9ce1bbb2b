import { Banner } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import type { OwnWait } from "./own-booking.ts";
import { useClassName } from "./use-class-name.ts";

/**
 * Why a place in line was lost: the offer ran out, or booking closed. Only where the student has no other place or seat in the class;
 * each class once, as it ended last.
 */
export function EndedWaits({
  ended,
  taken,
}: {
  ended: OwnWait[];
  taken: { session: { id: string } }[];
}) {
  const text = useText();
  const name = useClassName();
  const lost = ended.filter(
    ({ state, session: { id } }, at) =>
      state === "EXPIRED" &&
      !taken.some(({ session }) => session.id === id) &&
      ended.findIndex(({ session }) => session.id === id) === at,
  );
  return lost.map(({ id, session, reason }) => (
    <Banner key={id}>
      <span suppressHydrationWarning>
        {text("waitlist.ended", { when: name(session), reason: reason ?? "" })}
      </span>
    </Banner>
  ));
}
