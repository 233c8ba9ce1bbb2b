import { Form, useNavigation } from "@remix-run/react";
import { Button, type ButtonLook } from "@throughline/ui";
import type { ReactNode } from "react";

/** One thing to do with a class, as a form of one button. `fields` say what; `label` says of which class, for who cannot see it. */
export function BookingForm({
  fields,
  label,
  icon,
  children,
  ...look
}: ButtonLook & {
  fields: Record<string, string | undefined>;
  label?: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
  const { formData } = useNavigation();
  const entries = Object.entries(fields).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const isUnderWay =
    formData !== undefined &&
    entries.every(([name, value]) => formData.get(name) === value);
  return (
    <Form method="post" preventScrollReset>
      {entries.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button
        type="submit"
        pending={isUnderWay}
        aria-label={label}
        icon={icon}
        {...look}
      >
        {children}
      </Button>
    </Form>
  );
}
