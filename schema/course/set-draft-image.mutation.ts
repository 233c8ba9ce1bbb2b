import { setDraftImage } from "@throughline/domain/course/set-draft-image";
import { z } from "zod";
import { builder } from "../builder.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { CourseDraft } from "./course-draft.type.ts";

const SetDraftImageInput = builder.inputType("SetDraftImageInput", {
  fields: (t) => ({
    draftId: t.id(),
    image: t.string({
      description:
        "A PNG, JPEG or WebP picture in Base64, at most 900,000 characters of it. PUT a larger one, up to 2 MB, at `imageUploadUrl`.",
    }),
  }),
});

/** What fits into a request beside the rest of it. */
const mostCharacters = 900_000;

const inputSchema = z.object({
  draftId: nodeIdOf("CourseDraft"),
  image: z
    .string()
    .max(
      mostCharacters,
      "At most 900,000 characters. PUT a larger picture at the draft's imageUploadUrl.",
    )
    .pipe(z.base64("This is not Base64.")),
});

builder.mutationField("setDraftImage", (t) =>
  t.prismaField({
    type: CourseDraft,
    description:
      "Gives a draft the picture that its course gets when it is published.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: SetDraftImageInput }) },
    async resolve(query, _root, { input }, { db, transact }) {
      const { draftId, image } = parseInput(inputSchema, input);
      const bytes = Uint8Array.from(Buffer.from(image, "base64"));
      succeed(await transact((tx) => setDraftImage(tx, { draftId, bytes })));
      return db.courseDraft.findUniqueOrThrow({
        ...query,
        where: { id: draftId },
      });
    },
  }),
);
