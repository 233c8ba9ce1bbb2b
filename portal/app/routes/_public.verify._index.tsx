import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { PageHeader } from "@throughline/ui";
import { VerifyForm } from "../certificate/verify-form.tsx";
import { titled } from "../messages/title.ts";
import { useText } from "../messages/use-text.ts";

export { ErrorPage as ErrorBoundary } from "@throughline/web/document/error-page.tsx";

export const meta = titled("verify.title");

/** The form's own address leads on to the page of the serial number that was typed. */
export function loader({ request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get("serial")?.trim();
  if (typed)
    throw redirect(`/verify/${encodeURIComponent(typed.slice(0, 60))}`);
  return null;
}

export default function Verify() {
  const text = useText();
  return (
    <>
      <PageHeader
        title={text("verify.heading")}
        description={text("verify.explain")}
      />
      <VerifyForm />
    </>
  );
}
