import { describe, expect, test } from "vitest";
import { parseMarkdown } from "./parse-markdown.ts";

const text = (value: string) => ({ kind: "text", text: value });

test("headings, paragraphs and lists are told apart", () => {
  expect(
    parseMarkdown("# Why\nBecause\nit pays.\n\n- one\n- two\n  more\n1. first"),
  ).toEqual([
    { kind: "heading", level: 2, children: [text("Why")] },
    { kind: "paragraph", children: [text("Because it pays.")] },
    {
      kind: "list",
      ordered: false,
      items: [[text("one")], [text("two more")]],
    },
    { kind: "list", ordered: true, items: [[text("first")]] },
  ]);
});

test("bold, italics, code and links are set", () => {
  expect(
    parseMarkdown("**Live** and *small*, see [us](https://a.example/b) `x`"),
  ).toEqual([
    {
      kind: "paragraph",
      children: [
        { kind: "strong", children: [text("Live")] },
        text(" and "),
        { kind: "emphasis", children: [text("small")] },
        text(", see "),
        {
          kind: "link",
          href: "https://a.example/b",
          children: [text("us")],
        },
        text(" "),
        { kind: "code", text: "x" },
      ],
    },
  ]);
});

describe("what is not safe stays text", () => {
  test.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[go](javascript:alert(1))",
    "[go](data:text/html,hi)",
    "[go](//evil.example)",
  ])("%s", (source) => {
    const [block] = parseMarkdown(source);
    const words = JSON.stringify(block);
    expect(words).not.toContain('"link"');
    expect(block?.kind).toBe("paragraph");
    expect(
      block && "children" in block
        ? block.children
            .map((each) => ("text" in each ? each.text : ""))
            .join("")
        : "",
    ).toBe(source);
  });
});

test("a text that is made to be slow is read at once", () => {
  const started = performance.now();
  for (const mark of ["*", "_", "[", "`", "**a", "> ", "- "])
    parseMarkdown(mark.repeat(25_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});
