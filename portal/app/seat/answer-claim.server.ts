import { data, redirect } from "@remix-run/node";
import { readFields, textOf } from "@throughline/web/form-fields.server";
import { query } from "@throughline/web/request.server";
import { ClaimSeat } from "./claim.query.ts";

/** What the form is answered with where it does not lead on. */
export type ClaimAnswer =
  /** It is theirs, and a letter with the way in is on its way. */
  | { kind: "done" }
  | {
      kind: "refused";
      field: string;
      message: string;
      typed: { givenName: string; familyName: string };
    };

/** Takes the place that a link offers; whoever is signed in goes straight to the course. */
export async function answerClaim(request: Request, word: string) {
  const fields = await readFields(request);
  const typed = {
    givenName: textOf(fields, "givenName"),
    familyName: textOf(fields, "familyName"),
  };
  const { outcome } = await query(request, ClaimSeat, {
    input: { word, ...typed },
  });
  if (outcome.__typename === "ClaimedSeat") {
    if (outcome.enrollmentId)
      throw redirect(`/courses/${outcome.enrollmentId}`);
    return data<ClaimAnswer>({ kind: "done" });
  }
  const field = outcome.field.replace(/^input\.?/, "");
  const { message } = outcome;
  return data<ClaimAnswer>(
    { kind: "refused", field, message, typed },
    { status: 409 },
  );
}
