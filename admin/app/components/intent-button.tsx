import { useNavigation } from "@remix-run/react";
import { Button, type ButtonProps } from "@throughline/ui";

/**
 * Sends one of the forms of a page whose forms name themselves by a field `intent`. It spins while its own form is under way, and
 * is held while another one is: the browser would drop that one's answer, and nobody would know what became of it.
 */
export function IntentButton({
  intent,
  ...rest
}: Omit<ButtonProps, "type" | "pending" | "isDisabled"> & { intent: string }) {
  const { formData } = useNavigation();
  const underWay = formData?.get("intent") ?? null;
  return (
    <Button
      {...rest}
      type="submit"
      pending={underWay === intent}
      isDisabled={underWay !== null && underWay !== intent}
    />
  );
}
