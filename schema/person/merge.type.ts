import type { previewMerge } from "@throughline/domain/person/merge-people";
import { builder } from "../builder.ts";
import { Course } from "../course/course.type.ts";
import { Person } from "./person.type.ts";

type Preview = NonNullable<Awaited<ReturnType<typeof previewMerge>>>;

const staff = { authScopes: { staff: true } };

const MergedAttempt = builder
  .objectRef<Preview["merged"]["enrollments"][number]>("MergedAttempt")
  .implement({
    description: "An enrollment that would go over.",
    ...staff,
    fields: (t) => ({
      course: t.prismaField({
        type: Course,
        resolve: (query, { courseId }, _args, { db }) =>
          db.course.findUniqueOrThrow({ ...query, where: { id: courseId } }),
      }),
      state: t.exposeString("state"),
      attempt: t.exposeInt("attempt"),
    }),
  });

/** What a merge would do, for whoever is to decide. */
export const MergePreview = builder
  .objectRef<Preview>("MergePreview")
  .implement({
    description: "What merging two records would do. Nothing was changed.",
    ...staff,
    fields: (t) => ({
      kept: t.prismaField({
        type: Person,
        resolve: (query, { kept }, _args, { db }) =>
          db.person.findUniqueOrThrow({ ...query, where: { id: kept.id } }),
      }),
      merged: t.prismaField({
        type: Person,
        resolve: (query, { merged }, _args, { db }) =>
          db.person.findUniqueOrThrow({ ...query, where: { id: merged.id } }),
      }),
      obstacles: t.exposeStringList("obstacles", {
        description:
          "Why it cannot be done as things stand; empty where it can.",
      }),
      addresses: t.stringList({
        description: "Addresses that would go over.",
        resolve: ({ merged }) => merged.emails.map(({ address }) => address),
      }),
      enrollments: t.field({
        type: [MergedAttempt],
        resolve: ({ merged }) => merged.enrollments,
      }),
      certificates: t.stringList({
        description: "Serials of the certificates that would go over.",
        resolve: ({ merged }) =>
          merged.certificates.map(({ serial }) => serial),
      }),
      login: t.field({
        type: builder.enumType("MergeLogin", {
          values: {
            NONE: { value: "none" },
            KEPT_STAYS: { value: "keptStays" },
            MOVES: { value: "moves" },
            BOTH_STAY: { value: "bothStay" },
          } as const,
        }),
        resolve: ({ login }) => login,
      }),
    }),
  });

const PersonMerge = builder.prismaObject("PersonMerge", {
  description: "Two records that were found to be one human.",
  ...staff,
  fields: (t) => ({
    id: t.exposeID("id"),
    merged: t.prismaField({
      type: Person,
      select: { mergedId: true },
      resolve: (query, { mergedId }, _args, { db }) =>
        db.person.findUniqueOrThrow({ ...query, where: { id: mergedId } }),
    }),
    mergedAt: t.expose("mergedAt", { type: "DateTime" }),
    mergedByName: t.exposeString("mergedByName"),
    reason: t.exposeString("reason"),
    undoneAt: t.expose("undoneAt", { type: "DateTime", nullable: true }),
  }),
});

builder.prismaObjectFields(Person, (t) => ({
  mergedInto: t.relation("mergedInto", {
    nullable: true,
    authScopes: { staff: true },
    description: "The record that this one turned out to be.",
  }),
  merges: t.prismaField({
    type: [PersonMerge],
    authScopes: { staff: true },
    description: "Records that were merged into this one, newest first.",
    select: { id: true },
    resolve: (query, { id }, _args, { db }) =>
      db.personMerge.findMany({
        ...query,
        where: { keptId: id },
        orderBy: { mergedAt: "desc" },
      }),
  }),
}));
