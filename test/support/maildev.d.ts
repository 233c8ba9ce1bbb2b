declare module "maildev" {
  interface Mail {
    subject: string;
    text: string;
    html: string;
    to: { address: string }[] | null;
    attachments?: { contentType: string; fileName: string }[] | null;
  }
  interface Options {
    smtp: number;
    ip: string;
    disableWeb: boolean;
    silent: boolean;
  }
  export default class MailDev {
    constructor(options: Options);
    listen(done: (error?: Error | null) => void): void;
    close(done: (error?: Error | null) => void): void;
    on(event: "new", listener: (mail: Mail) => void): void;
  }
}
