import MailDev from "maildev";
import { freePort } from "./port.ts";

interface ReceivedMail {
  subject: string;
  text: string;
  html: string;
  to: string[];
  /** The kinds of the files that came with it, such as `text/calendar; method=REQUEST`. */
  attachments: string[];
}

/** A real SMTP server that keeps what it is given. */
export interface Mailbox {
  smtpUrl: string;
  /** The mail for one address, oldest first. */
  to: (address: string) => ReceivedMail[];
  all: () => ReceivedMail[];
  close: () => Promise<void>;
}

/** Opens a mailbox on a free port of this machine. */
export async function openMailbox(): Promise<Mailbox> {
  const port = await freePort();
  const server = new MailDev({
    smtp: port,
    ip: "127.0.0.1",
    disableWeb: true,
    silent: true,
  });
  const received: ReceivedMail[] = [];
  server.on("new", ({ subject, text, html, to, attachments }) => {
    // Of a letter that broke off, because its worker was stopped, there may be no heading.
    if (!to) return;
    received.push({
      subject,
      text,
      html,
      to: to.map(({ address }) => address),
      attachments: (attachments ?? []).map(({ contentType }) => contentType),
    });
  });
  await call((done) => {
    server.listen(done);
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    to: (address) => received.filter((mail) => mail.to.includes(address)),
    all: () => received,
    close: () =>
      call((done) => {
        server.close(done);
      }),
  };
}

function call(
  run: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  run((error) => {
    if (error) reject(error);
    else resolve();
  });
  return promise;
}
