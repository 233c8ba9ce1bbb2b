import { Banner } from "@throughline/ui";
import { useClassName } from "../booking/use-class-name.ts";
import { usePickedId } from "../booking/use-picked-id.ts";
import { useText } from "../messages/use-text.ts";
import type { CatalogueCourse } from "./load-catalogue.server.ts";

/** To who picked a class in the calendar and is not enrolled: how it can be booked. Nothing where none was picked. */
export function PickedClassNote({
  course,
  offer,
  sellsOnline,
  ownEnrollmentId,
}: CatalogueCourse) {
  const text = useText();
  const name = useClassName();
  const pickedId = usePickedId();
  const picked = course.steps
    .flatMap(({ classes }) => classes)
    .find(({ id }) => id === pickedId);
  if (!picked || ownEnrollmentId !== null) return null;
  const isSold = Boolean(offer?.price) && sellsOnline;
  return (
    <Banner>
      <span suppressHydrationWarning>
        {text(isSold ? "catalogue.toBook" : "catalogue.toBookEnroll", {
          when: name(picked),
        })}
      </span>
    </Banner>
  );
}
