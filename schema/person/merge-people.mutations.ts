import { addEmailAddress } from "@throughline/domain/person/add-email-address";
import {
  mergePeople,
  previewMerge,
} from "@throughline/domain/person/merge-people";
import {
  emailSchema,
  reasonSchema,
} from "@throughline/domain/person/person.rules";
import { unmergePeople } from "@throughline/domain/person/unmerge-people";
import { z } from "zod";
import { builder } from "../builder.ts";
import { readId } from "../enrollment/enrollments.query.ts";
import { failures, succeed } from "../error/user-error.type.ts";
import { nodeIdOf, parseInput } from "../input.ts";
import { MergePreview } from "./merge.type.ts";
import { Person } from "./person.type.ts";

builder.queryField("mergePreview", (t) =>
  t.field({
    type: MergePreview,
    nullable: true,
    description:
      "What merging one record into another would do. Null where one of them is not there.",
    authScopes: { staff: true },
    args: { keptId: t.arg.id(), mergedId: t.arg.id() },
    resolve: (_root, { keptId, mergedId }, { db }) =>
      previewMerge(db, {
        keptId: readId("keptId", "Person", keptId),
        mergedId: readId("mergedId", "Person", mergedId),
      }),
  }),
);

const MergePeopleInput = builder.inputType("MergePeopleInput", {
  fields: (t) => ({
    keptId: t.id({ description: "The record that stays." }),
    mergedId: t.id({ description: "The record that is the same human." }),
    reason: t.string(),
  }),
});
const mergeSchema = z.object({
  keptId: nodeIdOf("Person"),
  mergedId: nodeIdOf("Person"),
  reason: reasonSchema,
});

builder.mutationField("mergePeople", (t) =>
  t.prismaField({
    type: Person,
    description:
      "Makes one person of two records; everything of the second is the first one's then. It can be taken back.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: MergePeopleInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(mergeSchema, input);
      const { personId } = succeed(
        await transact((tx) => mergePeople(tx, wanted, now())),
      );
      return db.person.findUniqueOrThrow({ ...query, where: { id: personId } });
    },
  }),
);

const UnmergePeopleInput = builder.inputType("UnmergePeopleInput", {
  fields: (t) => ({ mergeId: t.id(), reason: t.string() }),
});
const unmergeSchema = z.object({
  mergeId: z.uuid("This is not the id of a merge. Use its `id` field."),
  reason: reasonSchema,
});

builder.mutationField("unmergePeople", (t) =>
  t.prismaField({
    type: Person,
    description:
      "Takes a merge back and answers the record that stands for itself again.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: UnmergePeopleInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const wanted = parseInput(unmergeSchema, input);
      const { personId } = succeed(
        await transact((tx) => unmergePeople(tx, wanted, now())),
      );
      return db.person.findUniqueOrThrow({ ...query, where: { id: personId } });
    },
  }),
);

const AddEmailAddressInput = builder.inputType("AddEmailAddressInput", {
  fields: (t) => ({
    personId: t.id(),
    address: t.string(),
    verified: t.boolean({
      defaultValue: false,
      description: "It is known to be the person's; say in the reason how.",
    }),
    reason: t.string(),
  }),
});
const addressSchema = z.object({
  personId: nodeIdOf("Person"),
  address: emailSchema,
  verified: z.boolean(),
  reason: reasonSchema,
});

builder.mutationField("addEmailAddress", (t) =>
  t.prismaField({
    type: Person,
    description:
      "Adds another address by which a person is known, or verifies one that is there.",
    authScopes: { staff: true },
    errors: failures,
    args: { input: t.arg({ type: AddEmailAddressInput }) },
    async resolve(query, _root, { input }, { db, transact, now }) {
      const { verified, ...wanted } = parseInput(addressSchema, input);
      const proof = verified ? "staff" : "none";
      const { personId } = succeed(
        await transact((tx) =>
          addEmailAddress(tx, { ...wanted, proof }, now()),
        ),
      );
      return db.person.findUniqueOrThrow({ ...query, where: { id: personId } });
    },
  }),
);
