import {
  Banner,
  LinkButton,
  PageHeader,
  useBrowserZone,
  useNow,
} from "@throughline/ui";
import { CourseBody } from "@throughline/web/course/course-body.tsx";
import { CourseOffer } from "@throughline/web/course/course-offer.tsx";
import type { BuilderDraft, Chooser } from "../course/builder.query.ts";
import { bundleParts } from "../course/bundle-parts.ts";
import { shownSteps } from "../course/shown-steps.ts";
import type { License } from "../course/load-builder.server.ts";
import { useText } from "../messages/use-text.ts";

/** The page of a draft's course as a student will see it, with nothing on it that could be bought. */
export function BuilderPreview({
  draft,
  partners,
  licenses,
  sellsOnline,
  back,
}: {
  draft: BuilderDraft;
  partners: Chooser["partners"];
  licenses: License[];
  sellsOnline: boolean;
  back: string;
}) {
  const text = useText();
  const zone = useBrowserZone();
  const now = useNow() ?? 0;
  const { content } = draft;
  const { isSold, unitAmount, currency } = content;
  const title = content.title || text("builder.untitled");
  const price = { currency, unitAmount: unitAmount ?? 0, interval: null };
  const isPriced = isSold && unitAmount !== null;
  const course = {
    ...content,
    title,
    image: imageOf(draft),
    steps: shownSteps(draft, partners, now),
  };
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-5 text-base">
      <Banner
        action={
          <LinkButton size="small" href={back}>
            {text("builder.back")}
          </LinkButton>
        }
      >
        {text("builder.previewNote")}
      </Banner>
      <PageHeader title={<bdi>{title}</bdi>} />
      <CourseBody course={course} zone={zone}>
        <CourseOffer
          course={course}
          offer={
            isPriced
              ? { id: "preview", price, components: bundleParts(content) }
              : null
          }
          licenses={licenses}
          sellsOnline={sellsOnline}
        />
      </CourseBody>
    </div>
  );
}

/** The picture that the course will have: the draft's, or else its own, unless the draft takes that away. */
function imageOf({ content, imageUrl, course }: BuilderDraft) {
  const kept = content.removesImage ? undefined : course?.image?.url;
  const url = imageUrl ?? kept;
  return url === undefined ? null : { url, alt: content.imageAlt };
}
