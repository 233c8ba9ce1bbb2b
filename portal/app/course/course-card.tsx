import { Card, TextLink } from "@throughline/ui";
import { PriceTag } from "@throughline/web/offer/price-tag.tsx";
import { CoursePicture } from "@throughline/web/course/course-picture.tsx";
import { ClassWhen } from "../class/class-when.tsx";
import { useText } from "../messages/use-text.ts";
import { isOnSale } from "@throughline/web/offer/offer";
import type { loadCatalogue } from "./load-catalogue.server.ts";

type CardCourse = Awaited<ReturnType<typeof loadCatalogue>>["courses"][number];

/** A course in the catalogue: what it is, what it costs, when the next class is; leads to its page. */
export function CourseCard({
  course: { code, title, description, image, steps, product },
}: {
  course: CardCourse;
}) {
  const text = useText();
  const [next] = steps
    .flatMap(({ classes }) => classes)
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
  return (
    <Card>
      <div className="flex flex-col gap-3 sm:flex-row">
        {image && (
          <CoursePicture image={image} className="sm:w-48 sm:shrink-0" />
        )}
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold wrap-anywhere">
            <TextLink
              quiet
              href={`/catalogue/${encodeURIComponent(code)}`}
              className="-my-2.5 inline-block py-2.5"
            >
              <bdi>{title}</bdi>
            </TextLink>
          </h2>
          <p dir="auto" className="mt-1 text-sm wrap-anywhere">
            {description}
          </p>
          <div className="mt-2 flex flex-wrap items-baseline gap-x-3 text-sm text-muted">
            {product?.price && isOnSale(product) && (
              <span className="font-semibold text-ink">
                <PriceTag price={product.price} />
              </span>
            )}
            <span>{text("catalogue.steps", { count: steps.length })}</span>
          </div>
          {next && (
            <div className="mt-2 text-sm">
              <span className="text-muted">{text("catalogue.nextClass")}</span>
              <ClassWhen of={next} />
            </div>
          )}
        </div>
      </div>
    </Card>
  );
}
