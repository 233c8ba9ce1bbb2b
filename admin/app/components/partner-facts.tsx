import { Card, LinkButton, TextLink } from "@throughline/ui";
import { Settings2 } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import { studentsHref } from "../pipeline/pipeline.links.ts";
import type { PartnerDetail } from "../partner/partner.query.ts";
import { LtiConfiguration } from "./lti-configuration.tsx";
import { LtiDeepLink } from "./lti-deep-link.tsx";
import { When } from "./when.tsx";

/** How a partner and we reach each other. */
export function PartnerFacts({
  partner: { slug, connection, ltiConfiguration },
  webhookUrl,
}: {
  partner: PartnerDetail;
  webhookUrl: string;
}) {
  const text = useText();
  return (
    <Card
      title={text("partners.connection")}
      actions={
        <LinkButton
          size="small"
          href={`/partners/${encodeURIComponent(slug)}/connection`}
          icon={<Settings2 aria-hidden />}
        >
          {text("partners.toConnection")}
        </LinkButton>
      }
    >
      <dl className="flex flex-col gap-2 text-sm">
        <Fact label={text("partners.webhook")}>
          <code className="font-mono text-xs wrap-anywhere">{webhookUrl}</code>
        </Fact>
        {connection ? (
          <>
            <Fact label={text("partners.address")}>
              <code className="font-mono text-xs wrap-anywhere">
                {connection.baseUrl}
              </code>
            </Fact>
            <Fact label={text("partners.callsPerMinute")}>
              {text("partners.atMost", { count: connection.callsPerMinute })}
            </Fact>
            <Fact label={text("partners.secrets")}>
              {text("partners.secretCount", {
                count: connection.webhookSecretCount,
              })}{" "}
              <span className="text-xs text-muted">
                (<When at={connection.updatedAt} />)
              </span>
            </Fact>
          </>
        ) : (
          <Fact label={text("partners.address")}>
            {text("partners.noConnection")}
          </Fact>
        )}
      </dl>
      {ltiConfiguration && (
        <div className="mt-3">
          <LtiConfiguration configuration={ltiConfiguration} />
        </div>
      )}
    </Card>
  );
}

/** The steps that a partner teaches, each with its students and with those who wait there. */
export function PartnerSteps({
  partner: { courseSteps, ltiConfiguration },
}: {
  partner: PartnerDetail;
}) {
  const text = useText();
  return (
    <Card title={text("partners.steps", { count: courseSteps.length })}>
      <ul className="flex flex-col divide-y divide-line text-sm">
        {courseSteps.map(({ slug, title, course, ...step }) => {
          const place = { course: course.code, step: slug };
          return (
            <li key={step.id} className="py-2 first:pt-0 last:pb-0">
              <p className="flex flex-wrap gap-x-3">
                <TextLink
                  href={studentsHref(place)}
                  className="wrap-anywhere touch:py-3"
                >
                  {step.label} <bdi>{title}</bdi>
                </TextLink>
                <TextLink
                  quiet
                  href={`/pipeline/${encodeURIComponent(course.code)}`}
                  className="text-muted touch:py-3"
                >
                  <bdi>{course.title}</bdi>
                </TextLink>
                <TextLink
                  quiet
                  href={studentsHref({ ...place, situation: "WAITING" })}
                  className="text-muted touch:py-3"
                >
                  {text("partners.whoWaits")}
                </TextLink>
              </p>
              {ltiConfiguration && <LtiDeepLink step={step} />}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
