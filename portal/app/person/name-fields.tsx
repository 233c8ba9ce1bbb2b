import { TextField } from "@throughline/ui";
import { useText } from "../messages/use-text.ts";

interface NameFieldsProps {
  typed: { givenName: string; familyName: string } | undefined;
  errorOf: (field: string) => string | undefined;
}

/** Asks whoever takes something for themselves what they are called; some people have no family name. */
export function NameFields({ typed, errorOf }: NameFieldsProps) {
  const text = useText();
  return (
    <>
      <TextField
        id="givenName"
        name="givenName"
        required
        autoComplete="given-name"
        dir="auto"
        maxLength={200}
        label={text("profile.givenName")}
        defaultValue={typed?.givenName}
        error={errorOf("givenName")}
      />
      <TextField
        id="familyName"
        name="familyName"
        autoComplete="family-name"
        dir="auto"
        maxLength={200}
        label={text("profile.familyName")}
        defaultValue={typed?.familyName}
        error={errorOf("familyName")}
      />
    </>
  );
}
