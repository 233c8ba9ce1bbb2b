import { Card } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** What was sent, word for word; JSON is indented for reading. */
export function RawBody({ body }: { body: string }) {
  const text = useText();
  return (
    <Card title={text("inbox.body")} description={text("inbox.bodyExplain")}>
      <pre className="rounded-control bg-sunken p-3 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
        {indented(body)}
      </pre>
    </Card>
  );
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
