import {
  familyNameSchema,
  nameSchema,
} from "@throughline/domain/person/person.rules";
import { claimSeat, type Claimant } from "@throughline/domain/seat/claim-seat";
import {
  readOfferedSeat,
  type OfferedSeat,
} from "@throughline/domain/seat/read-offered-seat";
import { z } from "zod";
import { builder } from "../builder.ts";
import type { RequestViewer } from "../context.ts";
import { failures, InvalidInput, succeed } from "../error/user-error.type.ts";
import { parseInput } from "../input.ts";
import { writeNodeId } from "../node-id.ts";

const OfferedSeatType = builder
  .objectRef<OfferedSeat>("OfferedSeat")
  .implement({
    description: "What a claim link offers, as whoever has it may see it.",
    authScopes: { anyone: true },
    fields: (t) => ({
      courseTitle: t.exposeString("courseTitle"),
      courseCode: t.exposeString("courseCode"),
      giverName: t.exposeString("giverName", {
        description: "Who gives the place.",
      }),
      sentTo: t.exposeString("sentTo", {
        description: "To whom the link was sent, hidden but for its ends.",
      }),
      fault: t.exposeString("fault", {
        nullable: true,
        description:
          "Why it cannot be claimed, in words; null where it can, as far as it is known who would. To whoever is signed in it says too what they have already.",
      }),
      enrollmentId: t.id({
        nullable: true,
        description: "Of the viewer's own place: where they go on.",
        resolve: ({ enrollmentId }) => nodeIdOrNull(enrollmentId),
      }),
    }),
  });

const wordSchema = z
  .string()
  .regex(/^[\w-]{20,100}$/, "This is not the link that was mailed.");

builder.queryField("offeredSeat", (t) =>
  t.field({
    type: OfferedSeatType,
    nullable: true,
    description:
      "What a claim link offers; null where it is incomplete or out of use.",
    authScopes: { anyone: true },
    args: {
      word: t.arg.string({ description: "The last part of the mailed link." }),
    },
    resolve(_root, { word }, { viewer, transactForViewer, now }) {
      if (!wordSchema.safeParse(word).success) return null;
      const { personId } = viewer;
      return transactForViewer((tx) =>
        readOfferedSeat(tx, { word, personId }, now()),
      );
    },
  }),
);

const ClaimSeatInput = builder.inputType("ClaimSeatInput", {
  fields: (t) => ({
    word: t.string({ description: "The last part of the mailed link." }),
    givenName: t.string({
      required: false,
      description: "Of whoever is not signed in.",
    }),
    familyName: t.string({ required: false }),
  }),
});

const inputSchema = z.object({
  word: wordSchema,
  givenName: z.string().nullish(),
  familyName: z.string().nullish(),
});
const namesSchema = z.object({
  givenName: nameSchema,
  familyName: familyNameSchema,
});

const ClaimedSeat = builder
  .objectRef<{ enrollmentId: string; isSignedIn: boolean }>("ClaimedSeat")
  .implement({
    description: "A place that is somebody's own now.",
    authScopes: { anyone: true },
    fields: (t) => ({
      enrollmentId: t.id({
        nullable: true,
        description:
          "Where whoever is signed in goes on. Anybody else has a letter with the way in.",
        resolve: ({ enrollmentId, isSignedIn }) =>
          isSignedIn ? nodeIdOrNull(enrollmentId) : null,
      }),
    }),
  });

builder.mutationField("claimSeat", (t) =>
  t.field({
    type: ClaimedSeat,
    description:
      "Makes an offered place the viewer's own and enrolls them. Without a login it becomes that of the address that the link was sent to, by the name given, and a letter with the way in follows.",
    authScopes: { anyone: true },
    errors: failures,
    args: { input: t.arg({ type: ClaimSeatInput }) },
    async resolve(_root, { input }, { viewer, transactForViewer, now }) {
      const { word, ...names } = parseInput(inputSchema, input);
      const who = claimantOf(viewer, names);
      const { enrollmentId } = succeed(
        await transactForViewer((tx) => claimSeat(tx, { word, who }, now())),
      );
      return { enrollmentId, isSignedIn: viewer.personId !== null };
    },
  }),
);

function claimantOf(
  { role, personId }: RequestViewer,
  names: { givenName?: string | null; familyName?: string | null },
): Claimant {
  if (personId) return { personId };
  if (role !== "ANONYMOUS")
    throw new InvalidInput("input.word", "This login belongs to no person.");
  return parseInput(namesSchema, {
    givenName: names.givenName ?? "",
    familyName: names.familyName ?? "",
  });
}

const nodeIdOrNull = (enrollmentId: string | null) =>
  enrollmentId && writeNodeId("Enrollment", enrollmentId);
