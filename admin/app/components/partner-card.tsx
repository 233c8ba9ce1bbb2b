import { Card, TextLink } from "@throughline/ui";
import { graphql, type ResultOf } from "@throughline/web/graphql";
import type { ReactNode } from "react";
import { useText } from "../messages/use-text.ts";
import { ContactLinks } from "./contact-links.tsx";
import { When } from "./when.tsx";

/** What a partner's card shows. */
export const PartnerFields = graphql(`
  fragment PartnerFields on Partner @_unmask {
    id
    slug
    name
    contactEmail
    connection {
      adapter
      baseUrl
      webhookSecretCount
      updatedAt
    }
    courseSteps {
      id
      slug
      label
      title
      course {
        code
        title
      }
    }
  }
`);

/** A partner: whom to write to, how we reach each other, and the steps they teach. */
export function PartnerCard({
  partner: { name, contactEmail, connection, courseSteps },
  webhookUrl,
}: {
  partner: ResultOf<typeof PartnerFields>;
  webhookUrl: string;
}) {
  const text = useText();
  return (
    <Card
      title={name}
      description={contactEmail}
      actions={<ContactLinks name={name} email={contactEmail} />}
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
        <Fact label={text("partners.steps", { count: courseSteps.length })}>
          <ul>
            {courseSteps.map(({ id, slug, label, title, course }) => (
              <li key={id} className="py-0.5">
                <TextLink
                  href={`/students?course=${encodeURIComponent(course.code)}&step=${encodeURIComponent(slug)}`}
                >
                  {label} {title}
                </TextLink>{" "}
                <span className="text-xs text-muted">{course.title}</span>
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
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
