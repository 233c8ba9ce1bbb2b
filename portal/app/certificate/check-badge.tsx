import { Card, LinkButton } from "@throughline/ui";
import { BadgeCheck } from "lucide-react";
import { useText } from "../messages/use-text.ts";
import { badgePath } from "./badge-path.ts";

/** How a program checks the badge by itself, without believing this page. */
export function CheckBadge({ credentialUrl }: { credentialUrl: string }) {
  const text = useText();
  return (
    <Card title={text("verify.badge")} description={text("verify.badgeWhat")}>
      <div className="flex flex-col gap-3">
        <ol className="flex list-decimal flex-col gap-1 ps-5 text-sm">
          <li>{text("verify.badgeFetch")}</li>
          <li>{text("verify.badgeSignature")}</li>
          <li>{text("verify.badgeStatus")}</li>
        </ol>
        <div className="flex flex-wrap gap-2">
          <LinkButton
            href={badgePath(credentialUrl)}
            download
            icon={<BadgeCheck aria-hidden />}
          >
            {text("verify.badgeDownload")}
          </LinkButton>
          <LinkButton href="/badges/issuer" target="_blank">
            {text("verify.badgeIssuer")}
          </LinkButton>
        </div>
      </div>
    </Card>
  );
}
