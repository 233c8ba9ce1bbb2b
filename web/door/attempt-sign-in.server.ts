import { z } from "zod";
import { signIn, type SignInOutcome } from "./auth.server.ts";
import { textOf } from "../form-fields.server.ts";

const form = z.object({
  email: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1000),
});

/** A submitted sign-in form: incomplete, or what the login said to it. `email` is what was typed, to be kept. */
export type SignInAttempt = { email: string } & (
  SignInOutcome | { kind: "incomplete"; missing: ("email" | "password")[] }
);

/** Reads the fields `email` and `password` of a form and signs in with them. */
export async function attemptSignIn(
  request: Request,
  fields: FormData,
): Promise<SignInAttempt> {
  const email = textOf(fields, "email").slice(0, 254);
  const typed = form.safeParse({ email, password: textOf(fields, "password") });
  if (typed.success) return { email, ...(await signIn(request, typed.data)) };
  const faulty = new Set(typed.error.issues.map((issue) => issue.path[0]));
  const missing = (["email", "password"] as const).filter((name) =>
    faulty.has(name),
  );
  return { email, kind: "incomplete", missing };
}
