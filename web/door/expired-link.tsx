import { LinkButton, PageHeader } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

/** In place of the form when the link's token does not work any more. */
export function ExpiredLink({ explanation }: { explanation: string }) {
  const text = useText();
  return (
    <>
      <PageHeader title={text("reset.expiredHeading")} />
      <p>{explanation}</p>
      <LinkButton href="/forgot-password" variant="primary">
        {text("reset.askAgain")}
      </LinkButton>
      <LinkButton href="/sign-in">{text("forgot.back")}</LinkButton>
    </>
  );
}
