/** A stretch of text and how it is set. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "strong" | "emphasis"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; href: string; children: Inline[] };

/** A part of a page. Headings are of level 2 or 3: the page has its own first one. */
export type Block =
  | { kind: "heading"; level: 2 | 3; children: Inline[] }
  | { kind: "paragraph" | "quote"; children: Inline[] }
  | { kind: "list"; ordered: boolean; items: Inline[][] };

/** More than this of a text is not read. */
const MOST = 50_000;
/** Deeper than this nothing is set any more. */
const DEEPEST = 4;

/**
 * Reads the part of Markdown that sells a course: headings, paragraphs, lists, quotes, bold, italics, code and links to
 * web addresses. Everything else, HTML above all, stays the text that it is.
 */
export function parseMarkdown(source: string): Block[] {
  return source
    .slice(0, MOST)
    .replaceAll(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .flatMap((part) =>
      readPart(part.split("\n").filter((line) => line.trim())),
    );
}

function readPart(lines: string[]): Block[] {
  const [first] = lines;
  if (first === undefined) return [];
  const heading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*$/.exec(first);
  if (heading)
    return [
      {
        kind: "heading",
        level: (heading[1] ?? "").length < 3 ? 2 : 3,
        children: readInline(heading[2] ?? ""),
      },
      ...readPart(lines.slice(1)),
    ];
  const kind = kindOf(first);
  const end = lines.findIndex(
    (line, index) =>
      index > 0 && (/^ {0,3}#{1,6}\s/.test(line) || startsOther(line, kind)),
  );
  const own = end < 0 ? lines : lines.slice(0, end);
  const rest = end < 0 ? [] : readPart(lines.slice(end));
  return [readers[kind](own), ...rest];
}

type PartKind = "bullets" | "numbers" | "quote" | "paragraph";

const marks: [PartKind, RegExp][] = [
  ["bullets", /^\s{0,3}[-*+]\s+/],
  ["numbers", /^\s{0,3}\d{1,9}[.)]\s+/],
  ["quote", /^\s{0,3}>\s?/],
];

const kindOf = (line: string): PartKind =>
  marks.find(([, mark]) => mark.test(line))?.[0] ?? "paragraph";

/** A line without a mark goes on with what stands above it; one with another mark begins anew. */
function startsOther(line: string, kind: PartKind): boolean {
  const other = kindOf(line);
  return other !== "paragraph" && other !== kind;
}

const readers: Record<PartKind, (lines: string[]) => Block> = {
  bullets: (lines) => ({ kind: "list", ordered: false, items: itemsOf(lines) }),
  numbers: (lines) => ({ kind: "list", ordered: true, items: itemsOf(lines) }),
  quote: (lines) => ({
    kind: "quote",
    children: readInline(lines.map(withoutMark).join(" ")),
  }),
  paragraph: (lines) => ({
    kind: "paragraph",
    children: readInline(lines.map((line) => line.trim()).join(" ")),
  }),
};

function itemsOf(lines: string[]): Inline[][] {
  const items: string[] = [];
  for (const line of lines) {
    if (kindOf(line) !== "paragraph") items.push(withoutMark(line));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items.map((item) => readInline(item.trim()));
}

function withoutMark(line: string): string {
  const mark = marks.find(([, each]) => each.test(line))?.[1];
  return (mark ? line.replace(mark, "") : line).trim();
}

const inlineMarks =
  /`([^`]+)`|\[([^[\]]+)\]\(([^\s()]+)\)|\*\*([^*]+(?:\*[^*]+\*[^*]*)?)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|\b_([^_]+)_\b/g;

function readInline(source: string, depth = 0): Inline[] {
  if (depth >= DEEPEST) return [{ kind: "text", text: source }];
  const read: Inline[] = [];
  let end = 0;
  for (const match of source.matchAll(inlineMarks)) {
    const [whole, code, label, address, strong, starred, underscored] = match;
    if (match.index > end)
      read.push({ kind: "text", text: source.slice(end, match.index) });
    end = match.index + whole.length;
    const inside = (text: string) => readInline(text, depth + 1);
    const emphasised = starred ?? underscored;
    if (code !== undefined) read.push({ kind: "code", text: code });
    else if (strong !== undefined)
      read.push({ kind: "strong", children: inside(strong) });
    else if (emphasised !== undefined)
      read.push({ kind: "emphasis", children: inside(emphasised) });
    else if (label !== undefined && isWebAddress(address))
      read.push({ kind: "link", href: address, children: inside(label) });
    else read.push({ kind: "text", text: whole });
  }
  if (end < source.length) read.push({ kind: "text", text: source.slice(end) });
  return read;
}

/** A script hides in other kinds of addresses. */
const isWebAddress = (address: string | undefined): address is string =>
  address !== undefined &&
  /^(https?:\/\/|mailto:)/i.test(address) &&
  URL.canParse(address);
