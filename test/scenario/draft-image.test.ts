import { beginDraft } from "@throughline/domain/course/begin-draft";
import { writeNodeId } from "@throughline/schema/node-id";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openGraphql, type Asker } from "../support/graphql.ts";
import { monday } from "../support/journey.ts";
import { openStore, type TestStore } from "../support/store.ts";

let school: TestStore;
let api: ReturnType<typeof openGraphql>;
let draftId: string;
beforeAll(async () => {
  school = await openStore();
  api = openGraphql(school);
  const begun = await school.run((tx) =>
    beginDraft(tx, { courseId: null }, monday),
  );
  if (begun.kind !== "begun") throw new Error(begun.kind);
  ({ draftId } = begun);
});
afterAll(async () => {
  await api.close();
  await school.close();
});

const png = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0]);
const asImage = `mutation ($input: SetDraftImageInput!) { outcome: setDraftImage(input: $input) {
  __typename ... on CourseDraft { imageUrl } ... on UserError { field message } } }`;

async function send(image: string, asker: Asker = { role: "ADMIN" }) {
  const input = { draftId: writeNodeId("CourseDraft", draftId), image };
  const { data, errors } = await api.ask(asker, asImage, { input });
  return (data as { outcome: object } | null)?.outcome ?? errors?.[0];
}

const kept = () =>
  school.database.courseDraftImage.findUnique({ where: { draftId } });

test("a draft gets its picture by the API alone", async () => {
  expect(await send(png.toString("base64"))).toMatchObject({
    __typename: "CourseDraft",
    imageUrl: expect.stringContaining(`/course-drafts/${draftId}/image`),
  });
  expect(await kept()).toMatchObject({ contentType: "image/png" });
  expect(Buffer.from((await kept())?.bytes ?? [])).toEqual(png);
});

test.each([
  ["no Base64", "%%%", "This is not Base64."],
  ["no picture", Buffer.from("<svg/>").toString("base64"), "not a PNG"],
  ["nothing", "", "not a PNG"],
  ["too much", "A".repeat(900_004), "At most 900,000"],
])("%s is refused, and the picture stays", async (_what, image, message) => {
  const before = await kept();
  expect(before).not.toBeNull();
  expect(await send(image)).toMatchObject({
    field: "input.image",
    message: expect.stringContaining(message),
  });
  expect(await kept()).toEqual(before);
});

test("who is not of the staff gives no picture", async () => {
  const before = await kept();
  const student: Asker = { role: "STUDENT", personId: crypto.randomUUID() };
  expect(await send(png.toString("base64"), student)).toMatchObject({
    extensions: { code: "FORBIDDEN" },
  });
  expect(await kept()).toEqual(before);
});
