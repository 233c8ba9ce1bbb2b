import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import { readFields } from "@throughline/web/form-fields.server";
import { graphql } from "@throughline/web/graphql";
import { query } from "@throughline/web/request.server";
import { requireViewer } from "@throughline/web/door/viewer.server";
import { profileSchema, type Profile } from "./profile-form.ts";

const UpdateProfile = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      __typename
      ... on UserError {
        field
        message
      }
    }
  }
`);

/** Saves the posted profile and leads back to it with a notice; what is wrong comes back beside what was typed, with 400. */
export async function saveProfile(request: Request) {
  const { person } = await requireViewer(request);
  const submission = parseWithZod(await readFields(request), {
    schema: profileSchema,
  });
  if (submission.status !== "success")
    return data(submission.reply(), { status: 400 });
  const { updateProfile } = await query(request, UpdateProfile, {
    input: inputOf(submission.value, person.familyName),
  });
  if (updateProfile.__typename === "Person")
    throw redirect("/profile?saved=yes");
  const field = updateProfile.field.replace(/^input\./, "");
  return data(
    submission.reply({ fieldErrors: { [field]: [updateProfile.message] } }),
    { status: 400 },
  );
}

/** A person without a family name has none to change; whoever has one cannot empty it unnoticed. */
function inputOf(
  { familyName = "", phone = "", ...rest }: Profile,
  familyNameBefore: string,
) {
  const isStillNone = familyName === "" && familyNameBefore === "";
  return { ...rest, phone, familyName: isStillNone ? null : familyName };
}
