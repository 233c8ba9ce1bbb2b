import { LinkButton } from "@throughline/ui";
import { Mail, Phone } from "lucide-react";
import { useText } from "../messages/use-text.ts";

/** How to reach somebody: e-mail and telephone, as far as known. */
export function ContactLinks({
  name,
  email,
  phone,
  subject,
}: {
  name: string;
  email?: string | null;
  phone?: string | null;
  subject?: string;
}) {
  const text = useText();
  if (!email && !phone) return null;
  const query = subject ? `?subject=${encodeURIComponent(subject)}` : "";
  return (
    <span className="flex gap-1">
      {email && (
        <LinkButton
          size="small"
          href={`mailto:${email}${query}`}
          aria-label={text("contact.mailTo", { name })}
          icon={<Mail aria-hidden />}
        >
          {text("contact.mail")}
        </LinkButton>
      )}
      {phone && (
        <LinkButton
          size="small"
          href={`tel:${phone.replace(/[^+\d]/g, "")}`}
          aria-label={text("contact.callTo", { name })}
          icon={<Phone aria-hidden />}
        >
          {text("contact.call")}
        </LinkButton>
      )}
    </span>
  );
}
