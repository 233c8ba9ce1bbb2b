import { resetPassword, type ResetOutcome } from "./auth.server.ts";
import { textOf } from "../form-fields.server.ts";
import { passwordLength } from "./password-length.ts";

/** Reads the field `password` of a form and makes it the password that the token's link may set. */
export async function setNewPassword(
  request: Request,
  token: string,
  fields: FormData,
): Promise<ResetOutcome> {
  const password = textOf(fields, "password");
  if (password.length < passwordLength.min) return { kind: "passwordTooShort" };
  if (password.length > passwordLength.max) return { kind: "passwordTooLong" };
  return resetPassword(request, { token, password });
}
