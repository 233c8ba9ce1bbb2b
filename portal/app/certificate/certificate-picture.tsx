import { cn } from "@throughline/ui";
import { useSchoolName } from "@throughline/web/document/use-school-name";
import { Award } from "lucide-react";
import type { ReactNode } from "react";
import { Day } from "../components/day.tsx";
import { useText } from "../messages/use-text.ts";
import { CertificateStatePill } from "./certificate-state-pill.tsx";
import type { CertificateClaim } from "./own-certificate.ts";

/** A certificate as it hangs on a wall: who, what for, since and until when, and whether it holds. */
export function CertificatePicture({
  certificate,
}: {
  certificate: CertificateClaim;
}) {
  const text = useText();
  const school = useSchoolName();
  const { serial, state, personName, courseTitle } = certificate;
  const { issuedAt, reissuedAt, expiresAt, revokedAt } = certificate;
  return (
    <section
      aria-label={text("certificate.picture")}
      className="rounded-panel border border-line bg-surface p-2"
    >
      <div
        className={cn(
          "flex flex-col items-center gap-5 rounded-control border-2 px-4 py-8 text-center sm:px-10",
          state === "ACTIVE" ? "border-accent" : "border-line-strong",
        )}
      >
        <div className="flex flex-col items-center gap-2 text-accent">
          <Award aria-hidden className="size-8" />
          <p className="text-sm font-semibold wrap-anywhere">
            <bdi>{school}</bdi>
          </p>
        </div>
        <div className="flex min-w-0 flex-col gap-1 wrap-anywhere">
          <p className="text-sm text-muted">{text("certificate.certifies")}</p>
          <p className="text-2xl leading-9 font-semibold">
            <bdi>{personName}</bdi>
          </p>
          <p className="text-sm text-muted">{text("certificate.completed")}</p>
          <p className="text-lg leading-7 font-semibold">
            <bdi>{courseTitle}</bdi>
          </p>
        </div>
        <CertificateStatePill state={state} />
        <dl className="flex flex-wrap justify-center gap-x-8 gap-y-3 text-sm">
          <Fact name={text("certificate.issued")}>
            <Day at={issuedAt} />
          </Fact>
          {reissuedAt && (
            <Fact name={text("certificate.reissued")}>
              <Day at={reissuedAt} />
            </Fact>
          )}
          {expiresAt && (
            <Fact name={text(`certificate.until.${state}`)}>
              <Day at={expiresAt} />
            </Fact>
          )}
          {revokedAt && (
            <Fact name={text("certificate.revoked")}>
              <Day at={revokedAt} />
            </Fact>
          )}
          <Fact name={text("certificate.serial")}>
            <span className="font-mono wrap-anywhere">{serial}</span>
          </Fact>
        </dl>
      </div>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
