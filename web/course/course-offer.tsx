import { Button, Card, LinkButton, TextLink } from "@throughline/ui";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import { BundleList, type BundlePart } from "../offer/bundle-list.tsx";
import { PriceTag, type Price } from "../offer/price-tag.tsx";

/** What a course costs, as whoever thinks of buying it sees it. */
export interface ShownOffer {
  id: string;
  price: Price;
  components: BundlePart[];
}

interface ShownLicense {
  id: string;
  name: string;
  price: Price | null;
}

interface CourseOfferProps {
  course: {
    title: string;
    cancelHours: number | null;
    lateCancelForfeits: boolean;
  };
  /** Null where it is not sold. */
  offer: ShownOffer | null;
  /** By which places for several are bought. */
  licenses: ShownLicense[];
  /** Whether the school takes payments. */
  sellsOnline: boolean;
  /** Where something of this id is bought; nothing leads anywhere where it is left out, as in a preview. */
  hrefToBuy?: (id: string) => string;
  /** Said before all else. */
  children?: ReactNode;
}

/** What the course costs, what is in it, and the way to buy it; or why it cannot be bought here. */
export function CourseOffer({
  course,
  offer,
  licenses,
  sellsOnline,
  hrefToBuy,
  children,
}: CourseOfferProps) {
  const text = useText();
  const { cancelHours: hours } = course;
  return (
    <Card>
      <div className="flex flex-col gap-3">
        {children}
        {offer ? (
          <>
            <p className="text-2xl font-semibold tabular-nums">
              <PriceTag price={offer.price} />
            </p>
            <BundleList components={offer.components} />
            {sellsOnline ? (
              <BuyButton name={course.title} href={hrefToBuy?.(offer.id)} />
            ) : (
              <p className="text-sm">{text("buy.closed")}</p>
            )}
            {hours !== null && (
              <p className="text-sm text-muted">
                {text(
                  course.lateCancelForfeits ? "policy.strict" : "policy.kind",
                  { hours },
                )}
              </p>
            )}
          </>
        ) : (
          <p className="text-sm">{text("catalogue.enroll")}</p>
        )}
        {sellsOnline &&
          licenses.map(({ id, name, price }) => (
            <p key={id} className="text-sm">
              {text("catalogue.forTeams")}{" "}
              {hrefToBuy ? (
                <TextLink
                  href={hrefToBuy(id)}
                  className="-my-3 inline-block py-3"
                >
                  <bdi>{name}</bdi>
                </TextLink>
              ) : (
                <bdi>{name}</bdi>
              )}
              {price && (
                <>
                  {" · "}
                  <PriceTag price={price} />
                </>
              )}
            </p>
          ))}
      </div>
    </Card>
  );
}

function BuyButton({ name, href }: { name: string; href: string | undefined }) {
  const text = useText();
  const look = {
    variant: "primary",
    size: "large",
    className: "w-full sm:w-fit",
    "aria-label": text("buy.actionTitled", { name }),
  } as const;
  return href === undefined ? (
    <Button {...look} isDisabled>
      {text("buy.action")}
    </Button>
  ) : (
    <LinkButton {...look} href={href}>
      {text("buy.action")}
    </LinkButton>
  );
}
