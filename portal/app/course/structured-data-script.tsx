import { useNonce } from "@throughline/web/document/nonce";
import { scriptSafe } from "./structured-data.ts";

/** What a page says to search engines alone, as JSON-LD. */
export function StructuredDataScript({ data }: { data: unknown }) {
  return (
    <script
      type="application/ld+json"
      nonce={useNonce()}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: scriptSafe(data) }}
    />
  );
}
