import { fullName } from "@throughline/domain/person/person.rules";
import { UserRole } from "@throughline/prisma";
import { builder } from "../builder.ts";
import { own } from "../policy/own.ts";

export const UserRoleEnum = builder.enumType(UserRole, { name: "UserRole" });

export const EmailAddress = builder.prismaNode("EmailAddress", {
  nullable: true,
  id: { field: "id" },
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    address: t.exposeString("address"),
    isPrimary: t.exposeBoolean("isPrimary"),
    verifiedAt: t.expose("verifiedAt", { type: "DateTime", nullable: true }),
  }),
});

export const User = builder.prismaNode("User", {
  nullable: true,
  id: { field: "id" },
  description: "A person's login.",
  select: { id: true, personId: true },
  authScopes: ({ personId }) => own(personId),
  fields: (t) => ({
    name: t.exposeString("name"),
    email: t.exposeString("email"),
    role: t.expose("role", { type: UserRoleEnum }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    person: t.relation("person"),
  }),
});

export const Person = builder.prismaNode("Person", {
  nullable: true,
  id: { field: "id" },
  select: { id: true },
  authScopes: ({ id }) => own(id),
  fields: (t) => ({
    givenName: t.exposeString("givenName"),
    familyName: t.exposeString("familyName"),
    name: t.string({
      description: "Given and family name together.",
      select: { givenName: true, familyName: true },
      resolve: fullName,
    }),
    phone: t.exposeString("phone", { nullable: true }),
    timeZone: t.exposeString("timeZone", { description: "IANA name." }),
    locale: t.exposeString("locale", { description: "BCP 47 tag." }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    email: t.string({
      nullable: true,
      description: "The primary address.",
      select: { emails: { where: { isPrimary: true }, take: 1 } },
      resolve: ({ emails }) => emails[0]?.address ?? null,
    }),
    emails: t.relation("emails"),
    user: t.relation("user", { nullable: true }),
    enrollments: t.relation("enrollments", {
      query: { orderBy: { enrolledAt: "desc" } },
    }),
    certificates: t.relation("certificates", {
      query: { orderBy: { issuedAt: "desc" } },
    }),
  }),
});
