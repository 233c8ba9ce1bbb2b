import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

test("without settings it binds only this machine", () => {
  const env = readEnv({});
  expect(env.host).toBe("127.0.0.1");
  expect(env.publicUrl.href).toBe("http://127.0.0.1:3000/");
});

test("an empty variable is one that is not set", () => {
  expect(readEnv({ API_URL: "" }).apiUrl.port).toBe("4000");
});

test("a wrong environment names all its errors at once", () => {
  const read = () =>
    readEnv({ PORT: "http", API_URL: "api", TRUST_PROXY: "-1" });
  expect(read).toThrow(/PORT.*\n.*API_URL.*\n.*TRUST_PROXY/);
});
