import { Banner, Card, LinkButton, TextLink } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";
import { BundleList } from "../order/bundle-list.tsx";
import { PriceTag } from "../order/price-tag.tsx";
import type { CatalogueCourse } from "./load-catalogue.server.ts";

/** What the course costs, what is in it, and the way to buy it; or why it cannot be bought here. */
export function CourseOffer({
  course,
  offer,
  licenses,
  sellsOnline,
  ownEnrollmentId,
}: CatalogueCourse) {
  const text = useText();
  return (
    <Card>
      <div className="flex flex-col gap-3">
        {ownEnrollmentId !== null && (
          <Banner
            action={
              <LinkButton href={`/courses/${ownEnrollmentId}`} size="large">
                {text("catalogue.toOwn")}
              </LinkButton>
            }
          >
            {text("catalogue.own")}
          </Banner>
        )}
        {offer?.price ? (
          <>
            <p className="text-2xl font-semibold tabular-nums">
              <PriceTag price={offer.price} />
            </p>
            <BundleList components={offer.components} />
            {sellsOnline ? (
              <LinkButton
                href={`/buy/${offer.id}`}
                variant="primary"
                size="large"
                className="w-full sm:w-fit"
                aria-label={text("buy.actionTitled", { name: course.title })}
              >
                {text("buy.action")}
              </LinkButton>
            ) : (
              <p className="text-sm">{text("buy.closed")}</p>
            )}
            <p className="text-sm text-muted">
              {text(
                course.lateCancelForfeits ? "policy.strict" : "policy.kind",
                { hours: course.cancelHours },
              )}
            </p>
          </>
        ) : (
          <p className="text-sm">{text("catalogue.enroll")}</p>
        )}
        {sellsOnline &&
          licenses.map((license) => (
            <p key={license.id} className="text-sm">
              {text("catalogue.forTeams")}{" "}
              <TextLink
                href={`/buy/${license.id}`}
                className="-my-3 inline-block py-3"
              >
                <bdi>{license.name}</bdi>
              </TextLink>
              {license.price && (
                <>
                  {" · "}
                  <PriceTag price={license.price} />
                </>
              )}
            </p>
          ))}
      </div>
    </Card>
  );
}
