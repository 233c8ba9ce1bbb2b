import { Banner } from "@throughline/ui";
import { useBookableWhen } from "../booking/bookable-when.tsx";
import { useClassName } from "../booking/use-class-name.ts";
import { usePickedId } from "../booking/use-picked-id.ts";
import { useText } from "../messages/use-text.ts";
import { findPickedClass } from "./find-picked-class.ts";
import type { CatalogueCourse } from "./load-catalogue.server.ts";

/**
 * To who picked a class in the calendar and is not enrolled: how it can be booked, and when where that is not at once. Nothing where
 * none was picked.
 */
export function PickedClassNote({
  course,
  offer,
  sellsOnline,
  ownEnrollmentId,
}: CatalogueCourse) {
  const text = useText();
  const name = useClassName();
  const bookableWhen = useBookableWhen();
  const found = findPickedClass(course, usePickedId());
  if (!found || ownEnrollmentId !== null) return null;
  const { picked, window, isInTurn } = found;
  const when = name(picked);
  const isSold = Boolean(offer?.price) && sellsOnline;
  const how = text(isSold ? "catalogue.toBook" : "catalogue.toBookEnroll", {
    when,
  });
  const says =
    window?.phase === "OVER"
      ? [text("catalogue.picked", { when }), bookableWhen(window)]
      : [
          how,
          !isInTurn && text("catalogue.toBookInTurn"),
          window && bookableWhen(window),
        ];
  return (
    <Banner>
      <span suppressHydrationWarning>{says.filter(Boolean).join(" ")}</span>
    </Banner>
  );
}
