/**
 * Myanmar letters in the order in which they are drawn: the vowel E and the medial RA stand before the consonant that they
 * follow in writing. The PDF library does this for the other scripts of South and South-East Asia, and not for this one.
 */
export function inDrawingOrder(text: string): string {
  return text.replace(
    SYLLABLE,
    (_whole, consonants: string, medials: string, vowel: string) => {
      const ra = medials.includes(RA) ? RA : "";
      return vowel + ra + consonants + medials.replace(RA, "");
    },
  );
}

const RA = "\u103C";
/** A consonant with those stacked under it, its medials, and the vowel E. */
const SYLLABLE =
  /([\u1000-\u102A\u103F](?:\u1039[\u1000-\u102A])*)([\u103B-\u103E]*)(\u1031?)/g;
