import type { SessionModel } from "@throughline/prisma";
import { refused, type Refusal } from "../outcome.ts";

/** On which state of a class a change builds: when it was changed last. Left out, it builds on whatever is there. */
export interface BuiltOn {
  updatedAt?: Date | null;
}

/** The refusal of a change that builds on an overtaken state of a class, so that nobody writes over somebody else; null for others. */
export const refuseOvertaken = (
  { updatedAt }: Pick<SessionModel, "updatedAt">,
  builtOn: BuiltOn,
): Refusal | null =>
  !builtOn.updatedAt || builtOn.updatedAt.getTime() === updatedAt.getTime()
    ? null
    : refused(
        "updatedAt",
        "Somebody changed this class meanwhile. Close the form and open it again to go on from there.",
      );
