import net from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { choosePorts, requireFreePorts } from "./ports.ts";

describe("ports", () => {
  it("are the documented ones unless something else is said", () => {
    expect(choosePorts({})).toMatchObject({
      portal: 3000,
      admin: 3001,
      api: 4000,
    });
  });

  it("move up together by PORT_OFFSET, except those that are named", () => {
    const ports = choosePorts({ PORT_OFFSET: "100", API_PORT: "5000" });
    expect(ports).toMatchObject({ portal: 3100, inbox: 4180, api: 5000 });
  });

  it("must be numbers of ports", () => {
    expect(() => choosePorts({ API_PORT: "http" })).toThrow(
      "API_PORT=http is not a port: use 1 to 65535",
    );
  });
});

describe("a taken port", () => {
  const otherProgram = net.createServer();
  let taken: number;

  beforeEach(async () => {
    await new Promise<void>((resolve) =>
      otherProgram.listen(0, "127.0.0.1", resolve),
    );
    taken = (otherProgram.address() as net.AddressInfo).port;
  });
  afterEach(() => otherProgram.close());

  it("is named in one line with the variable that changes it", async () => {
    const ports = { ...freePorts, api: taken };
    await expect(requireFreePorts(ports, 0)).rejects.toThrow(
      new RegExp(`^Port ${taken} \\(api\\) is taken .* API_PORT=`),
    );
  });

  it("is waited for while a killed start lets go of it", async () => {
    setTimeout(() => otherProgram.close(), 300);
    const ports = { ...freePorts, api: taken };
    await expect(requireFreePorts(ports, 5_000)).resolves.toBeUndefined();
  });
});

// The system chooses for port 0, so it is always free.
const freePorts = {
  portal: 0,
  admin: 0,
  api: 0,
  jobs: 0,
  smtp: 0,
  inbox: 0,
  simulator: 0,
  ltiTool: 0,
  stripe: 0,
};
