import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addLogin,
  signIn,
  startTestApi,
  type TestApi,
} from "../../test/support/api.ts";

let api: TestApi;
const password = "correct horse battery";

beforeAll(async () => {
  api = await startTestApi();
  const { personId } = await addLogin(api, {
    email: "ana@school.test",
    password,
  });
  await addLogin(api, { email: "eve@school.test", password });
  await addLogin(api, { email: "staff@school.test", password, role: "ADMIN" });
  const now = new Date();
  await api.db.certificate.create({
    data: {
      serial: "TL-1",
      personName: "Ana Lovelace",
      courseTitle: "Styling",
      issuedAt: now,
      person: { connect: { id: personId } },
      course: { create: { code: "C1", title: "Styling" } },
      enrollment: {
        create: {
          state: "COMPLETED",
          completedAt: now,
          person: { connect: { id: personId } },
          course: { create: { code: "C2", title: "Styling" } },
        },
      },
      document: { create: { pdf: new Uint8Array(Buffer.from("%PDF-1.7")) } },
    },
  });
});
afterAll(() => api.close());

test.each([
  ["its owner", "ana@school.test", 200],
  ["staff", "staff@school.test", 200],
  ["another student", "eve@school.test", 404],
])("%s", async (_who, email, status) => {
  const cookie = await signIn(api, { email, password });
  expect((await download("TL-1", cookie)).status).toBe(status);
});

test("the certificate is a PDF that no cache keeps", async () => {
  const cookie = await signIn(api, { email: "ana@school.test", password });
  const answer = await download("TL-1", cookie);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  expect(await answer.text()).toBe("%PDF-1.7");
});

test("nobody who is not signed in gets one, nor learns whether it is there", async () => {
  const there = await download("TL-1", "");
  const absent = await download("TL-2", "");
  expect([there.status, absent.status]).toEqual([404, 404]);
  expect(await there.json()).toEqual(await absent.json());
});

const download = (serial: string, cookie: string) =>
  fetch(`${api.url}/certificates/${serial}.pdf`, { headers: { cookie } });
