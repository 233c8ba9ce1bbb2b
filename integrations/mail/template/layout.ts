import { createElement, type ReactElement } from "react";
import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Text,
} from "@react-email/components";
import { render } from "@react-email/render";

/** A mail ready to be sent. */
export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/** What a mail says; the look is the same for all. */
export interface MailContent {
  schoolName: string;
  subject: string;
  /** The line that inboxes show after the subject. */
  preview: string;
  heading: string;
  paragraphs: string[];
  /** Lists under the paragraphs, each line with its own link. */
  sections?: MailSection[];
  action: { label: string; link: string };
  /** Small print under the button. */
  notes: string[];
}

interface MailSection {
  heading: string;
  lines: { text: string; detail?: string; link?: string }[];
}

/** Renders one mail as HTML and, with the same words, as plain text. */
export async function renderMail(content: MailContent): Promise<RenderedMail> {
  return {
    subject: content.subject,
    html: await render(page(content)),
    text: plain(content),
  };
}

function page(content: MailContent): ReactElement {
  const { schoolName, heading, paragraphs, action, notes } = content;
  return createElement(
    Html,
    { lang: "en", dir: "ltr" },
    createElement(
      Head,
      null,
      createElement("title", null, content.subject),
      createElement("meta", {
        name: "viewport",
        content: "width=device-width, initial-scale=1",
      }),
      createElement("meta", { name: "color-scheme", content: "light dark" }),
      createElement("meta", {
        name: "supported-color-schemes",
        content: "light dark",
      }),
      createElement("style", {
        dangerouslySetInnerHTML: { __html: DARK },
      }),
    ),
    createElement(
      Body,
      { className: "page", style: STYLE.page },
      createElement(Preview, null, content.preview),
      createElement(
        "div",
        { role: "main" },
        createElement(
          Container,
          { className: "card", style: STYLE.card },
          createElement(
            Text,
            { className: "soft", style: STYLE.school },
            schoolName,
          ),
          createElement(
            Heading,
            { as: "h1", className: "ink", style: STYLE.heading },
            heading,
          ),
          ...paragraphs.map((paragraph, index) =>
            createElement(
              Text,
              { key: `p${index}`, className: "ink", style: STYLE.paragraph },
              paragraph,
            ),
          ),
          ...(content.sections ?? []).map(section),
          createElement(
            Button,
            { className: "button", href: action.link, style: STYLE.button },
            action.label,
          ),
          createElement(Hr, { className: "line", style: STYLE.line }),
          ...notes.map((note, index) =>
            createElement(
              Text,
              { key: `n${index}`, className: "soft", style: STYLE.note },
              note,
            ),
          ),
          createElement(
            Text,
            { className: "soft", style: STYLE.note },
            "If the button does not work, open this address: ",
            createElement(
              Link,
              { className: "link", href: action.link, style: STYLE.link },
              action.link,
            ),
          ),
        ),
      ),
    ),
  );
}

function section({ heading, lines }: MailSection): ReactElement {
  return createElement(
    "div",
    { key: heading },
    createElement(
      Heading,
      { as: "h2", className: "ink", style: STYLE.subheading },
      heading,
    ),
    ...lines.map(({ text, detail, link }, index) =>
      createElement(
        Text,
        { key: index, className: "ink", style: STYLE.entry },
        link
          ? createElement(
              Link,
              { className: "link", href: link, style: STYLE.link },
              text,
            )
          : text,
        detail ? ` – ${detail}` : null,
      ),
    ),
  );
}

function plainSection({ heading, lines }: MailSection): string {
  const told = lines.map(
    ({ text, detail, link }) =>
      `- ${text}${detail ? ` – ${detail}` : ""}${link ? `\n  ${link}` : ""}`,
  );
  return [heading, ...told].join("\n");
}

function plain(content: MailContent): string {
  return [
    content.heading,
    ...content.paragraphs,
    ...(content.sections ?? []).map(plainSection),
    `${content.action.label}:\n${content.action.link}`,
    ...content.notes,
    `-- \n${content.schoolName}`,
  ].join("\n\n");
}

const STYLE = {
  page: {
    margin: 0,
    padding: "24px 12px",
    backgroundColor: "#f4f3f7",
    fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  },
  card: {
    maxWidth: "560px",
    padding: "32px",
    backgroundColor: "#ffffff",
    borderRadius: "12px",
  },
  school: { margin: 0, color: "#57555e", fontSize: "15px", fontWeight: 600 },
  heading: {
    margin: "8px 0 16px",
    color: "#1c1b1f",
    fontSize: "24px",
    lineHeight: "1.3",
  },
  paragraph: {
    margin: "0 0 16px",
    color: "#1c1b1f",
    fontSize: "16px",
    lineHeight: "1.6",
  },
  subheading: {
    margin: "20px 0 4px",
    color: "#1c1b1f",
    fontSize: "17px",
    lineHeight: "1.4",
  },
  entry: {
    margin: "0 0 6px",
    color: "#1c1b1f",
    fontSize: "15px",
    lineHeight: "1.5",
  },
  button: {
    margin: "8px 0",
    padding: "14px 24px",
    backgroundColor: "#4338ca",
    color: "#ffffff",
    borderRadius: "8px",
    fontSize: "16px",
    fontWeight: 600,
  },
  line: { margin: "24px 0 16px", borderColor: "#d9d7de" },
  note: {
    margin: "0 0 8px",
    color: "#57555e",
    fontSize: "14px",
    lineHeight: "1.5",
  },
  link: {
    color: "#4338ca",
    textDecoration: "underline",
    wordBreak: "break-all" as const,
  },
};

/** Mail clients that know dark mode get colours of their own instead of a guess. */
const DARK = `@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #131217 !important; }
  .card { background-color: #1d1c22 !important; }
  .ink { color: #f2f1f5 !important; }
  .soft { color: #b6b3bf !important; }
  .link { color: #a5b4fc !important; }
  .line { border-color: #3c3a44 !important; }
}`;
