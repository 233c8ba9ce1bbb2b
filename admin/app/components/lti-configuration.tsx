import { graphql, type ResultOf } from "@throughline/web/graphql";
import { useText } from "../messages/use-text.ts";

/** What a partner must be told so that its tool knows us. */
export const LtiConfigurationFields = graphql(`
  fragment LtiConfigurationFields on LtiConfiguration @_unmask {
    issuer
    clientId
    deploymentId
    authorizationUrl
    tokenUrl
    jwksUrl
  }
`);

const lines = [
  ["issuer", "lti.issuer"],
  ["clientId", "lti.clientId"],
  ["deploymentId", "lti.deploymentId"],
  ["authorizationUrl", "lti.authorizationUrl"],
  ["tokenUrl", "lti.tokenUrl"],
  ["jwksUrl", "lti.jwksUrl"],
] as const;

/** Our side of an LTI connection, for the partner to enter on theirs. */
export function LtiConfiguration({
  configuration,
}: {
  configuration: ResultOf<typeof LtiConfigurationFields>;
}) {
  const text = useText();
  return (
    <details>
      <summary className="cursor-pointer text-xs text-muted">
        {text("lti.configuration")}
      </summary>
      <dl className="mt-2 flex flex-col gap-2">
        {lines.map(([field, label]) => (
          <div key={field}>
            <dt className="text-xs text-muted">{text(label)}</dt>
            <dd>
              <code className="font-mono text-xs wrap-anywhere select-all">
                {configuration[field]}
              </code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
