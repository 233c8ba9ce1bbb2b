import PDFDocument from "pdfkit";
import { describe, expect, test } from "vitest";
import { setLine, type SetRun } from "./typeset.ts";

/** Names as people write theirs. */
const names: Record<string, string> = {
  Latin: "Łukasz Żółć-Nguyễn Phương",
  Greek: "Παναγιώτης Παπαδόπουλος",
  Cyrillic: "Александра Преображенская",
  Armenian: "Հովհաննես Թումանյան",
  Georgian: "შოთა რუსთაველი",
  Arabic: "محمد عبد الله الأحمد",
  Persian: "گلشیفته پژمان چوبک",
  Hebrew: "יִצְחָק רָבִּין",
  Devanagari: "श्रीकृष्ण त्रिवेदी",
  Bengali: "রবীন্দ্রনাথ ঠাকুর",
  Gurmukhi: "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
  Gujarati: "મોહનદાસ ગાંધી",
  Tamil: "சுப்பிரமணிய பாரதி",
  Telugu: "శ్రీనివాస రామానుజన్",
  Kannada: "ಕುವೆಂಪು ಪುಟ್ಟಪ್ಪ",
  Malayalam: "വൈക്കം മുഹമ്മദ് ബഷീർ",
  Sinhala: "ශ්‍රී චන්ද්‍රිකා",
  Thai: "สมชาย ใจดี ณ เชียงใหม่",
  Lao: "ສົມຊາຍ ໃຈດີ",
  Khmer: "សុខ សុភាព",
  Myanmar: "အောင်ဆန်းစုကြည်",
  Ethiopic: "ኃይለ ሥላሴ",
  Chinese: "李小龍 欧阳娜娜 龘",
  Japanese: "さくら 山田・ジョン",
  Korean: "김철수 뷁",
  Emoji: "Ana 🎓👩🏽‍🎓👨‍👩‍👧‍👦🇸🇪❤️‍🔥1️⃣",
};

describe("a name in any script has a true glyph for each of its characters", () => {
  test.each(Object.entries(names))("%s: %s", (_script, name) => {
    const page = new PDFDocument();
    const { runs, missing } = setLine(page, "serif", name);
    expect(missing).toEqual([]);
    for (const run of runs) expect(emptyBoxes(page, run)).toEqual([]);
    const told = runs.map(({ text }) => text).join("");
    expect(lettersOf(told)).toEqual(lettersOf(name));
  });
});

test("what joins stays together in one run", () => {
  const page = new PDFDocument();
  for (const name of ["श्रीकृष्ण", "محمد", "ശ്രീ", "👩🏽‍🎓", "អោក"])
    expect(setLine(page, "serif", name).runs).toHaveLength(1);
});

test("a family of four emoji is drawn as one", () => {
  const page = new PDFDocument();
  const [run] = setLine(page, "plain", "👨‍👩‍👧‍👦").runs;
  expect(run && glyphsOf(page, run)).toHaveLength(1);
});

test("what stands first stands at the right end where it is read from the right, in every font", () => {
  const page = new PDFDocument();
  const { runs } = setLine(page, "plain", "محمد 🎓 דוד");
  const words = runs.map(({ text }) => text.trim()).filter(Boolean);
  expect(words).toEqual(["דוד", "🎓", "محمد"]);
});

test("a character that no font has is replaced and told of, and its neighbours stand", () => {
  const { runs, missing } = setLine(new PDFDocument(), "plain", "Ana 𒀀𓀀 Ruiz");
  expect(missing).toEqual(["𒀀", "𓀀"]);
  expect(runs.map(({ text }) => text).join("")).toBe("Ana \uFFFD\uFFFD Ruiz");
});

interface Glyph {
  id: number;
  codePoints: number[];
}

function glyphsOf(page: PDFKit.PDFDocument, { font, text }: SetRun): Glyph[] {
  const { _font } = page.font(font) as unknown as {
    _font: { font: { layout: (text: string) => { glyphs: Glyph[] } } };
  };
  return _font.font.layout(text).glyphs;
}

/** Glyph 0 is every font's box for what it does not have. */
const emptyBoxes = (page: PDFKit.PDFDocument, run: SetRun) =>
  glyphsOf(page, run).filter(({ id }) => id === 0);

const lettersOf = (text: string) =>
  [...text.normalize("NFC").replace(/\p{Default_Ignorable_Code_Point}/gu, "")]
    .filter((one) => one !== " ")
    .toSorted();
