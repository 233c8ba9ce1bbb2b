import type { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { outcomeOfFailure, type SendOutcome } from "./outcome.ts";
import { watchedContent } from "./watched-content.ts";

/** Where mail is handed over, and in whose name. */
export interface SmtpSettings {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  secure: boolean;
  user?: string;
  password?: string;
  /** `School <mail@school.example>` */
  from: string;
  /** How long the server may be silent; 60 seconds unless said. */
  timeoutMs?: number;
}

/** One mail to one person. */
export interface Mail {
  /** One bare address. */
  to: string;
  subject: string;
  html: string;
  text: string;
  /** `<unique@domain>`; the same for every attempt at the same mail. */
  messageId: string;
  headers?: Record<string, string>;
  /** What it puts into a calendar, changes there or takes out: iCalendar files, of which mail programs read the first by themselves. */
  calendars?: readonly { method: "REQUEST" | "CANCEL"; content: string }[];
}

/** Hands mail to one SMTP server. */
export interface Mailer {
  /** Never throws; a mail whose fate cannot be known is `unknown` and must not be sent again by itself. */
  send(mail: Mail): Promise<SendOutcome>;
  /** Cuts what is still being sent; later sends are `unavailable`. */
  close(): void;
}

/** A mailer that opens one connection for each mail. */
export function smtpMailer(settings: SmtpSettings): Mailer {
  const open = new Set<SMTPConnection>();
  let closed = false;
  return {
    async send(mail) {
      if (closed)
        return { kind: "unavailable", reason: "the mailer is closed" };
      if (!ONE_ADDRESS.test(mail.to)) {
        return {
          kind: "refused",
          smtpStatus: null,
          reason: "the recipient is not one e-mail address",
        };
      }
      const composed = composerOf(settings, mail).compile();
      const envelope = composed.getEnvelope();
      const message = await composed.build();
      const content = watchedContent(message);
      const connection = new SMTPConnection(connectionOptions(settings));
      open.add(connection);
      try {
        const response = await handOver(
          connection,
          settings,
          { from: envelope.from, to: envelope.to, size: message.byteLength },
          content.stream,
        );
        return { kind: "sent", messageId: mail.messageId, response };
      } catch (error) {
        return outcomeOfFailure(error, content.started());
      } finally {
        open.delete(connection);
        connection.quit();
      }
    },
    close() {
      closed = true;
      for (const connection of open) connection.close();
    },
  };
}

/** Nothing that a list of several addresses, or a name, could be made of. */
const ONE_ADDRESS = /^[^\s,;:<>()"\p{Cc}]+@[^\s,;:<>()"@\p{Cc}]+$/u;

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

function composerOf(settings: SmtpSettings, mail: Mail): MailComposer {
  const [calendar, ...others] = mail.calendars ?? [];
  return new MailComposer({
    from: settings.from,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageId: mail.messageId,
    headers: mail.headers ?? {},
    ...(calendar && { icalEvent: { ...calendar, filename: "class.ics" } }),
    attachments: others.map(({ method, content }, index) => ({
      filename: `class-${index + 2}.ics`,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      content,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function connectionOptions(settings: SmtpSettings) {
  const timeoutMs = settings.timeoutMs ?? 60_000;
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.secure,
    // A password never crosses a network in the clear.
    requireTLS: settings.user !== undefined && !LOOPBACK.has(settings.host),
    connectionTimeout: Math.min(timeoutMs, 15_000),
    greetingTimeout: Math.min(timeoutMs, 15_000),
    socketTimeout: timeoutMs,
  };
}

/** The server's answer to the whole message; rejects with the library's error. */
async function handOver(
  connection: SMTPConnection,
  settings: SmtpSettings,
  envelope: { from: string | false; to: string[]; size: number },
  content: Readable,
): Promise<string> {
  return await new Promise((resolve, reject) => {
    // For good, not once: a connection that breaks while it says goodbye must not bring the process down.
    connection.on("error", reject);
    connection.once("end", () => {
      reject(new Error("the connection was closed"));
    });
    const deliver = () => {
      connection.send(envelope, content, (error, sent) => {
        if (error) reject(error);
        else resolve(sent?.response ?? "");
      });
    };
    connection.connect((error) => {
      if (error) reject(error);
      else if (settings.user === undefined) deliver();
      else {
        const credentials = {
          user: settings.user,
          pass: settings.password ?? "",
        };
        connection.login({ credentials }, (refusal) => {
          if (refusal) reject(refusal);
          else deliver();
        });
      }
    });
  });
}
