import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { smtpMailer, type Mail } from "./client.ts";

const mail: Mail = {
  to: "ana@example.test",
  subject: "Welcome, Ανα",
  html: "<p>Hello</p>",
  text: "Hello\n.\nbye",
  messageId: "<intent-1@school.test>",
  headers: { "X-School": "one" },
};

/** What the server says to each command; a missing line is said as a good server would, `cut` hangs up instead. */
type Script = Partial<
  Record<
    "greeting" | "EHLO" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "content",
    string
  >
>;

let server: Server;
let port: number;
let script: Script;
let received: string[];
let sockets: Set<Socket>;

beforeEach(async () => {
  script = {};
  received = [];
  sockets = new Set();
  server = createServer(converse);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

describe("handing a mail over", () => {
  test("an accepted mail is sent, with its own message id and headers", async () => {
    expect(await send()).toEqual({
      kind: "sent",
      messageId: mail.messageId,
      response: "250 queued",
    });
    expect(received).toHaveLength(1);
    expect(received[0]).toContain("Message-ID: <intent-1@school.test>");
    expect(received[0]).toContain("X-School: one");
    expect(received[0]).toMatch(/^To: ana@example\.test\r$/m);
    expect(received[0]).toContain("\r\n..\r\nbye");
  });

  test("an iCalendar file comes as what calendars look for, with its method", async () => {
    const content = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";
    await send({ calendars: [{ method: "REQUEST", content }] });
    expect(received[0]).toMatch(
      /Content-Type: text\/calendar; charset=utf-8; method=REQUEST/,
    );
  });

  test.each<[Script, number]>([
    [{ MAIL: "550 sender not welcome" }, 550],
    [{ RCPT: "550 5.1.1 no such mailbox" }, 550],
    [{ DATA: "554 no" }, 554],
    [{ content: "552 too large" }, 552],
  ])("%o is refused for good", async (said, smtpStatus) => {
    script = said;
    expect(await send()).toMatchObject({ kind: "refused", smtpStatus });
    expect(received).toHaveLength("content" in said ? 1 : 0);
  });

  test.each<Script>([
    { greeting: "421 too busy" },
    { greeting: "554 go away" },
    { greeting: "cut" },
    { EHLO: "cut" },
    { MAIL: "451 later" },
    { MAIL: "530 log in first" },
    { MAIL: "cut" },
    { RCPT: "450 greylisted" },
    { RCPT: "cut" },
    { DATA: "451 later" },
    { DATA: "cut" },
    { content: "452 no room" },
    { content: "421 shutting down" },
  ])("%o was certainly not sent, and may be tried again", async (said) => {
    script = said;
    expect(await send()).toMatchObject({ kind: "unavailable" });
  });

  test.each<Script>([
    { content: "cut" },
    { content: "silence" },
    { content: "what?" },
    { content: "354 go on" },
  ])("after the whole mail, %o leaves its fate unknown", async (said) => {
    script = said;
    expect(await send()).toMatchObject({ kind: "unknown" });
    expect(received).toHaveLength(1);
  });

  test("a wrong password is our mistake, not the mail's", async () => {
    script = { EHLO: "250-here\r\n250 AUTH PLAIN", AUTH: "535 no" };
    const outcome = await smtpMailer({
      ...settings(),
      user: "school",
      password: "wrong",
    }).send(mail);
    expect(outcome).toMatchObject({ kind: "unavailable" });
    expect(JSON.stringify(outcome)).not.toContain("wrong");
  });

  test("a server that is not there is unavailable", async () => {
    const mailer = smtpMailer({ ...settings(), port: 1 });
    expect(await mailer.send(mail)).toMatchObject({ kind: "unavailable" });
  });

  test.each([
    "nobody",
    "a@b.test, c@d.test",
    "Ana <a@b.test>",
    "a@b.test\r\nBcc: c@d.test",
    "",
  ])("%j is not one address, and nobody is asked", async (to) => {
    const outcome = await smtpMailer(settings()).send({ ...mail, to });
    expect(outcome).toMatchObject({ kind: "refused", smtpStatus: null });
    expect(sockets.size).toBe(0);
  });

  test("a subject cannot bring headers of its own", async () => {
    await smtpMailer(settings()).send({
      ...mail,
      subject: "Hi\r\nBcc: eve@example.test",
    });
    expect(received[0]).not.toMatch(/^Bcc:/m);
  });

  test("a message larger than the server announced is refused without being sent", async () => {
    script = { EHLO: "250-here\r\n250 SIZE 100" };
    const outcome = await send();
    expect(outcome.kind).toBe("refused");
    expect(received).toHaveLength(0);
  });

  test("a closed mailer sends nothing, and closing cuts what is under way", async () => {
    script = { MAIL: "silence" };
    const mailer = smtpMailer(settings());
    const sending = mailer.send(mail);
    await new Promise((resolve) => setTimeout(resolve, 50));
    mailer.close();
    expect(await sending).toMatchObject({ kind: "unavailable" });
    expect(await mailer.send(mail)).toMatchObject({ kind: "unavailable" });
  });
});

function settings() {
  return {
    host: "127.0.0.1",
    port,
    secure: false,
    from: "School <mail@school.test>",
    timeoutMs: 400,
  };
}

function send(more: Partial<Mail> = {}) {
  return smtpMailer(settings()).send({ ...mail, ...more });
}

/** A small SMTP server that follows the script. */
function converse(socket: Socket): void {
  sockets.add(socket);
  socket.on("error", () => undefined);
  let pending = "";
  let inContent = false;
  say(socket, script.greeting ?? "220 ready");
  socket.on("data", (chunk) => {
    pending += chunk.toString("utf8");
    for (;;) {
      const end = inContent ? "\r\n.\r\n" : "\r\n";
      const at = pending.indexOf(end);
      if (at < 0) return;
      const text = pending.slice(0, at);
      pending = pending.slice(at + end.length);
      if (inContent) {
        inContent = false;
        received.push(text);
        say(socket, script.content ?? "250 queued");
        continue;
      }
      const command = text.split(" ")[0]?.toUpperCase() ?? "";
      const reply = replyTo(command);
      inContent = command === "DATA" && reply.startsWith("354");
      say(socket, reply);
    }
  });
}

function replyTo(command: string): string {
  switch (command) {
    case "EHLO":
    case "AUTH":
    case "MAIL":
    case "RCPT":
      return script[command] ?? "250 fine";
    case "DATA":
      return script.DATA ?? "354 go ahead";
    case "QUIT":
      return "221 bye";
    default:
      return "500 what?";
  }
}

function say(socket: Socket, line: string): void {
  if (line === "cut") socket.destroy();
  else if (line !== "silence") socket.write(`${line}\r\n`);
}
