import { Banner, LinkButton } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** To who is enrolled in a course already: the way there. */
export function OwnCourseNote({ enrollmentId }: { enrollmentId: string }) {
  const text = useText();
  return (
    <Banner
      action={
        <LinkButton href={`/courses/${enrollmentId}`} size="large">
          {text("catalogue.toOwn")}
        </LinkButton>
      }
    >
      {text("catalogue.own")}
    </Banner>
  );
}
