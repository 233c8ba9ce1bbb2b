import { familyNameSchema, nameSchema } from "../person/person.rules.ts";

/** A payer's name as Stripe has it, in one line, as a given and a family name; from the address where there is none. */
export function namesFrom(
  name: string | null,
  email: string,
): { givenName: string; familyName: string } {
  const words = (name ?? "")
    .replaceAll(/\p{Cc}/gu, " ")
    .split(/\s+/u)
    .filter(Boolean);
  const [first = email.split("@")[0], ...rest] = words;
  const given = nameSchema.safeParse(first);
  const family = familyNameSchema.safeParse(rest.join(" "));
  return {
    givenName: given.success ? given.data : "Student",
    familyName: family.success ? family.data : "",
  };
}

/** Whether a person has no name yet but the one made of their address, which nobody wants to be greeted by. */
export function isUnnamed(
  person: { givenName: string; familyName: string },
  email: string,
): boolean {
  const made = namesFrom(null, email);
  return person.familyName === "" && person.givenName === made.givenName;
}
