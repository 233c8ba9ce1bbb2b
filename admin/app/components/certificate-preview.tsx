import type { CertificateDetail } from "../certificate/certificate.query.ts";
import type { CertificateCommand } from "../certificate/command.ts";
import { useText } from "../messages/use-text.ts";

/** What a command to a certificate will change, in the order in which it happens. */
export function CertificatePreview({
  command,
  certificate: { personName, revision, expiresAt, state },
}: {
  command: CertificateCommand;
  certificate: CertificateDetail;
}) {
  const text = useText();
  const next = revision + 1;
  const printed = text("certificate.preview.printed", { revision: next });
  const oldBadge = text("certificate.preview.oldBadge");
  const sentences: Record<CertificateCommand, string[]> = {
    reissue: [
      text("certificate.preview.name", { name: personName }),
      printed,
      oldBadge,
      text("certificate.preview.mail"),
    ],
    renew: [
      text(
        state === "EXPIRED"
          ? "certificate.preview.renewExpired"
          : "certificate.preview.renewValid",
      ),
      printed,
      oldBadge,
    ],
    revoke: [
      text("certificate.preview.revoked"),
      text("certificate.preview.badgeForGood"),
    ],
    reinstate: [
      text(
        expiresAt
          ? "certificate.preview.holdsUntil"
          : "certificate.preview.holds",
      ),
      printed,
    ],
  };
  return (
    <section>
      <h3 className="font-medium">{text("command.whatHappens")}</h3>
      <ol className="mt-1 list-decimal ps-5 text-muted">
        {sentences[command].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  );
}
