const MAX_TEXT_LENGTH = 500;

/**
 * Finds the first text (or key) inside parsed JSON that must not be stored: longer than 500 characters, with a NUL,
 * or with half of a surrogate pair, which PostgreSQL refuses. Null where all is well. Depth does not matter.
 */
export function findUnstorable(
  root: unknown,
): { field: string; reason: string } | null {
  const pending = [{ field: "", value: root }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { field, value } = next;
    if (typeof value === "string") {
      const reason = faultOf(value);
      if (reason !== null) return { field: field || "body", reason };
    } else if (typeof value === "object" && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        const reason = faultOf(key);
        if (reason !== null) {
          return { field: field || "body", reason: `has a key that ${reason}` };
        }
        pending.push({ field: nameOf(field, key), value: child });
      }
    }
  }
  return null;
}

function faultOf(text: string): string | null {
  if (text.length > MAX_TEXT_LENGTH) {
    return `is longer than ${MAX_TEXT_LENGTH} characters`;
  }
  if (text.includes("\0")) return "holds a NUL character";
  if (!text.isWellFormed()) return "holds half of a character";
  return null;
}

/** Names below a few levels help nobody and would grow without bound in deeply nested input. */
function nameOf(parent: string, key: string): string {
  if (parent === "") return key;
  return parent.length > 200 ? parent : `${parent}.${key}`;
}
