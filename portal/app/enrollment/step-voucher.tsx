import { Card, LinkButton } from "@throughline/ui";
import { ExternalLink } from "lucide-react";
import { CopyField } from "../components/copy-field.tsx";
import { useText } from "../messages/use-text.ts";

/** The code that lets the student in at a partner without an interface, to copy, and where it is redeemed. */
export function StepVoucher({
  code,
  url,
}: {
  code: string;
  url: string | null;
}) {
  const text = useText();
  return (
    <Card title={text("step.voucherTitle")}>
      <div className="flex flex-col gap-4">
        <p>{text("step.voucherHint")}</p>
        <CopyField label={text("step.voucherTitle")} value={code} />
        {url !== null && (
          <LinkButton
            href={url}
            target="_blank"
            rel="noreferrer"
            variant="primary"
            size="large"
            icon={<ExternalLink aria-hidden />}
            className="self-start"
          >
            {text("step.voucherGo")}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
