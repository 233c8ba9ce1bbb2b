import { cn } from "../cn.ts";
import { TextLink } from "../text-link.tsx";
import { parseMarkdown, type Block, type Inline } from "./parse-markdown.ts";

/** A text that somebody wrote in Markdown. HTML in it is shown as the text that it is. */
export function Markdown({
  source,
  className,
}: {
  source: string;
  className?: string;
}) {
  return (
    <div
      dir="auto"
      className={cn("flex flex-col gap-3 wrap-anywhere", className)}
    >
      {parseMarkdown(source).map((block, index) => (
        <Part key={index} block={block} />
      ))}
    </div>
  );
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading": {
      const Heading = block.level === 2 ? "h2" : "h3";
      return (
        <Heading
          className={cn(
            "font-semibold",
            block.level === 2 ? "text-lg leading-6" : "text-base",
          )}
        >
          <Words words={block.children} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <Words words={block.children} />
        </p>
      );
    case "quote":
      return (
        <blockquote className="border-s-2 border-line-strong ps-3 text-muted">
          <Words words={block.children} />
        </blockquote>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List
          className={cn(
            "flex flex-col gap-1 ps-5",
            block.ordered ? "list-decimal" : "list-disc",
          )}
        >
          {block.items.map((item, index) => (
            <li key={index}>
              <Words words={item} />
            </li>
          ))}
        </List>
      );
    }
  }
}

function Words({ words }: { words: Inline[] }) {
  return words.map((word, index) => <Word key={index} word={word} />);
}

function Word({ word }: { word: Inline }) {
  switch (word.kind) {
    case "text":
      return word.text;
    case "code":
      return <code className="font-mono text-sm">{word.text}</code>;
    case "strong":
      return (
        <strong>
          <Words words={word.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Words words={word.children} />
        </em>
      );
    case "link":
      return (
        <TextLink href={word.href} rel="noopener nofollow">
          <Words words={word.children} />
        </TextLink>
      );
  }
}
