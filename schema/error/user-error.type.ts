import type { Refusal } from "@throughline/domain/outcome";
import { builder } from "../builder.ts";

/** An expected failure: names the input at fault and says how to mend it. Nothing was changed. */
export class UserError extends Error {
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** The input makes no sense by itself. */
export class InvalidInput extends UserError {}

/** The input names something that is not there, or not for this viewer. */
export class NotFound extends UserError {}

/** The input makes sense, but not as things stand. */
export class Refused extends UserError {}

const UserErrorInterface = builder
  .interfaceRef<UserError>("UserError")
  .implement({
    description: "An expected failure. Nothing was changed.",
    fields: (t) => ({
      field: t.exposeString("field", {
        description: "The input at fault, such as `input.email`.",
      }),
      message: t.exposeString("message", {
        description: "What is wrong and how to mend it, in words for a person.",
      }),
    }),
  });

const policy = { authScopes: { anyone: true } };
builder.objectType(InvalidInput, {
  name: "InvalidInput",
  interfaces: [UserErrorInterface],
  ...policy,
});
builder.objectType(NotFound, {
  name: "NotFound",
  interfaces: [UserErrorInterface],
  ...policy,
});
builder.objectType(Refused, {
  name: "Refused",
  interfaces: [UserErrorInterface],
  ...policy,
});

/** The typed failures of every mutation. */
export const failures = { types: [InvalidInput, NotFound, Refused] };

/** Gives back a command's success; throws its refusal as the typed failure that it is. */
export function succeed<Outcome extends { kind: string }>(
  outcome: Outcome | Refusal,
): Exclude<Outcome, Refusal> {
  if (outcome.kind === "notFound" || outcome.kind === "refused") {
    const { kind, field, message } = outcome as Refusal;
    throw new (kind === "notFound" ? NotFound : Refused)(
      `input.${field}`,
      message,
    );
  }
  return outcome as Exclude<Outcome, Refusal>;
}
