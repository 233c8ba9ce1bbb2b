import { TextField } from "@throughline/ui";
import { useId } from "react";
import { useText } from "../messages/use-text.ts";

/** A time zone by name, found by typing a part of it; the browser's own list, so that it works without JavaScript. */
export function TimeZoneField({
  timeZones,
  ...field
}: {
  id: string;
  name: string;
  defaultValue?: string;
  error?: string;
  timeZones: string[];
}) {
  const text = useText();
  const list = useId();
  return (
    <>
      <TextField
        {...field}
        dir="ltr"
        list={list}
        autoComplete="off"
        spellCheck={false}
        label={text("profile.timeZone")}
        description={text("profile.timeZoneExplain")}
      />
      <datalist id={list}>
        {timeZones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </datalist>
    </>
  );
}
