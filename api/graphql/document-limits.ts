import { GraphQLError, Lexer, Source, TokenKind } from "graphql";
import type { Plugin } from "graphql-yoga";

const maxTokens = 5_000;
const maxNesting = 100;
const opening = new Set<TokenKind>([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const closing = new Set<TokenKind>([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

/** Refuses documents that are too long or nested too deep before they are parsed, for parsing recurses. */
export function useDocumentLimits(): Plugin {
  return {
    onParse({ params }) {
      const source = params.source as string | Source;
      refuseMonsters(typeof source === "string" ? new Source(source) : source);
    },
  };
}

/** Throws a GraphQL error, answered with 400, for a document of over 5,000 tokens or 100 levels of brackets. */
export function refuseMonsters(source: Source): void {
  const lexer = new Lexer(source);
  let nesting = 0;
  for (let tokens = 0; ; tokens++) {
    const { kind } = lexer.advance();
    if (kind === TokenKind.EOF) return;
    if (opening.has(kind)) nesting++;
    if (closing.has(kind)) nesting--;
    if (tokens >= maxTokens)
      throw tooMuch(`The document has more than ${maxTokens} tokens.`);
    if (nesting > maxNesting)
      throw tooMuch(`The document is nested more than ${maxNesting} deep.`);
  }
}

const tooMuch = (message: string) =>
  new GraphQLError(message, {
    extensions: { code: "DOCUMENT_TOO_LARGE", http: { status: 400 } },
  });
