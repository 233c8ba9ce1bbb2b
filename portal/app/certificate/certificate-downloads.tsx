import { useRevalidator } from "@remix-run/react";
import { Banner, LinkButton } from "@throughline/ui";
import { BadgeCheck, Download } from "lucide-react";
import { useEffect } from "react";
import { useText } from "../messages/use-text.ts";
import { badgePath } from "./badge-path.ts";
import type { OwnCertificate } from "./own-certificate.ts";

const lookAgainMs = 3_000;

/** The paper and the badge to take away; while they are being made anew, that, until they are there. */
export function CertificateDownloads({
  certificate: { state, isPrinted, downloadPath, credentialUrl },
}: {
  certificate: Pick<
    OwnCertificate,
    "state" | "isPrinted" | "downloadPath" | "credentialUrl"
  >;
}) {
  const text = useText();
  const { revalidate } = useRevalidator();
  const isComing = state !== "REVOKED" && !isPrinted;
  useEffect(() => {
    if (!isComing) return;
    const timer = setInterval(revalidate, lookAgainMs);
    return () => clearInterval(timer);
  }, [isComing, revalidate]);

  if (isComing) return <Banner>{text("certificate.beingPrinted")}</Banner>;
  if (state === "REVOKED") return null;
  return (
    <div className="flex flex-wrap gap-2">
      <LinkButton
        href={downloadPath}
        download
        variant="primary"
        size="large"
        icon={<Download aria-hidden />}
      >
        {text("certificate.downloadPdf")}
      </LinkButton>
      {credentialUrl && (
        <LinkButton
          href={badgePath(credentialUrl)}
          download
          size="large"
          icon={<BadgeCheck aria-hidden />}
        >
          {text("certificate.downloadBadge")}
        </LinkButton>
      )}
    </div>
  );
}
