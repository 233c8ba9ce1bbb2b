import {
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
} from "graphql";
import { describe, expect, test } from "vitest";
import type { Context } from "./context.ts";
import { schema } from "./index.ts";
import { scopesOf } from "./policy/scopes.ts";

interface Policed {
  extensions: { pothosOptions?: { authScopes?: unknown } };
}

const hasPolicy = ({ extensions }: Policed) =>
  extensions.pothosOptions?.authScopes !== undefined;

/** Relay's wrappers carry what a policed field answered and say nothing of their own. */
const isWrapper = ({ name }: GraphQLNamedType) =>
  /(Connection|Edge)$|^PageInfo$/.test(name);

const types = Object.values(schema.getTypeMap()).filter(
  (type) =>
    isObjectType(type) && !type.name.startsWith("__") && !isWrapper(type),
);

describe("every field has a policy, its own or its type's", () => {
  test.each(types.map((type) => [type.name, type] as const))(
    "%s",
    (_name, type) => {
      if (!isObjectType(type)) throw new Error("not an object");
      if (hasPolicy(type as Policed)) return;
      const open = Object.values(type.getFields()).filter(
        (field) => !hasPolicy(field as unknown as Policed),
      );
      expect(
        open.map(({ name }: GraphQLField<unknown, unknown>) => name),
      ).toEqual([]);
    },
  );
});

test("the schema that is printed is the one that is committed", async () => {
  const { printed } = await import("./print.ts");
  const { readFile } = await import("node:fs/promises");
  const committed = await readFile(
    new URL("schema.graphql", import.meta.url),
    "utf8",
  );
  expect(printed).toBe(committed);
});

test("every interface of the API is implemented by something", () => {
  const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
  for (const each of interfaces)
    expect(schema.getImplementations(each).objects).not.toEqual([]);
});

/** Who may ask for each field at the root. A new field has to be put into one of the rows. */
const doors: Record<
  string,
  Record<"anyone" | "signedIn" | "staff" | "superAdmin", string[]>
> = {
  Query: {
    anyone: [
      "checkout",
      "classes",
      "course",
      "courses",
      "me",
      "node",
      "nodes",
      "products",
      "sellsOnline",
      "offeredSeat",
      "offeredOrder",
      "verifyCertificate",
    ],
    signedIn: [
      "bookings",
      "entitlements",
      "waits",
      "session",
      "sessions",
      "myOrders",
      "myPayoutAccount",
      "myPlaces",
      "givenSeats",
      "payoutAccount",
      "order",
      "certificate",
      "certificates",
      "enrollment",
      "enrollmentStep",
      "enrollments",
      "partner",
      "partners",
    ],
    staff: [
      "payoutAccounts",
      "instructors",
      "sessionPreview",
      "orders",
      "attention",
      "newCourseDrafts",
      "attentionSubject",
      "bulkOperation",
      "bulkOperations",
      "deadJobs",
      "events",
      "importFields",
      "interventions",
      "inboundMessages",
      "jobQueues",
      "jobRuns",
      "mergePreview",
      "missingCertificates",
      "partnerScorecard",
      "people",
      "pipeline",
      "pipelineForecast",
      "courseReport",
      "reportRows",
      "seatForecast",
      "pipelineStart",
      "staff",
      "staffAlerts",
    ],
    superAdmin: [],
  },
  Mutation: {
    anyone: ["beginCheckout", "claimOrder", "claimSeat"],
    signedIn: [
      "inviteAgain",
      "inviteToSeats",
      "openBillingPortal",
      "reassignSeat",
      "revokeSeat",
      "startPayoutOnboarding",
      "acceptOffer",
      "book",
      "cancelBooking",
      "joinWaitlist",
      "leaveWaitlist",
      "passOffer",
      "swapBooking",
      "createCalendarFeed",
      "revokeCalendarFeed",
      "markAllPresent",
      "markAttendance",
      "launchStep",
      "reportProblem",
      "renewAccess",
      "showAccess",
      "takeStep",
      "updateProfile",
    ],
    staff: [
      "openPayoutAccount",
      "beginPayeeAgain",
      "retryTransfer",
      "setPayoutShares",
      "bookFor",
      "waiveLateCancel",
      "grantStepRight",
      "decideRefund",
      "refundOrder",
      "sendClaimAgain",
      "attachOption",
      "cancelSeries",
      "cancelSession",
      "createSession",
      "createSessionSeries",
      "detachOption",
      "editSession",
      "moveSession",
      "archiveCourse",
      "archiveProduct",
      "beginCourseDraft",
      "discardCourseDraft",
      "publishCourse",
      "publishProduct",
      "saveCourseDraft",
      "saveProduct",
      "setDraftImage",
      "setPrice",
      "unpublishCourse",
      "abortBulkOperation",
      "addVouchers",
      "advanceToNextStep",
      "unmergePeople",
      "mergePeople",
      "matchInboundMessage",
      "editCourseSteps",
      "addEmailAddress",
      "assignIntervention",
      "markAlertsSeen",
      "moveStepToPartner",
      "noteIntervention",
      "reopenIntervention",
      "resolveIntervention",
      "snoozeIntervention",
      "appendToImport",
      "beginImport",
      "cancelEnrollment",
      "checkImport",
      "chooseDigest",
      "discardBulkOperation",
      "enroll",
      "failStep",
      "finishImportUpload",
      "ignoreInboundMessage",
      "invitePerson",
      "markStepComplete",
      "planBulkOperation",
      "planImport",
      "probePartner",
      "reconcilePartner",
      "redriveJobs",
      "reopenStep",
      "reinstateCertificate",
      "reissueCertificate",
      "renewCertificate",
      "replayInboundMessage",
      "resumeEnrollment",
      "retryStep",
      "revokeCertificate",
      "setCertificateValidity",
      "settleDrift",
      "skipStep",
      "startBulkOperation",
      "startDeepLink",
      "suspendEnrollment",
      "testPartnerConnection",
      "undoBulkOperation",
      "uploadEvidence",
    ],
    superAdmin: ["savePartnerConnection"],
  },
  Subscription: {
    anyone: ["catalogueChanged"],
    signedIn: ["sessionChanged", "enrollmentStepChanged", "ownAffairChanged"],
    staff: [
      "attentionChanged",
      "bulkOperationChanged",
      "eventAppended",
      "pipelineChanged",
    ],
    superAdmin: [],
  },
};

const viewers = {
  ANONYMOUS: ["anyone"],
  STUDENT: ["anyone", "signedIn"],
  INSTRUCTOR: ["anyone", "signedIn"],
  ADMIN: ["anyone", "signedIn", "staff"],
  SUPER_ADMIN: ["anyone", "signedIn", "staff", "superAdmin"],
} as const;

describe.each(Object.entries(viewers))("%s", (role, rows) => {
  test.each(Object.keys(doors))("may ask for these of %s", (typename) => {
    const type = schema.getType(typename);
    if (!isObjectType(type)) throw new Error(`there is no ${typename}`);
    const personId = role === "ANONYMOUS" ? null : "somebody";
    const viewer = { role, personId, userId: personId, name: "" };
    const scopes: Record<string, unknown> = scopesOf({ viewer } as Context);
    const open = Object.values(type.getFields()).filter((field) => {
      const { authScopes } = (field as unknown as Policed).extensions
        .pothosOptions as { authScopes: Record<string, true> };
      return Object.keys(authScopes).some((scope) => scopes[scope] === true);
    });
    const expected = rows.flatMap((row) => doors[typename]?.[row] ?? []);
    expect(open.map(({ name }) => name).sort()).toEqual(expected.sort());
  });
});
