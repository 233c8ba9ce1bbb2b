import { pick, type Random } from "./random.ts";

/** A name with the language and the clock of whoever bears it. */
export interface Character {
  givenName: string;
  familyName: string;
  locale: string;
  timeZone: string;
}

interface People {
  givenNames: readonly string[];
  familyNames: readonly string[];
  locale: string;
  timeZones: readonly string[];
}

const american = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
];
const english = "Maya Liam Grace Noah Zoe Caleb Ruby Ethan Hazel Owen Tessa Jo";
const englishFamilies =
  "Carter Nguyen Brooks Patel O'Connor Reed Hughes Fernandez-Whitmore Li Bennett Kowalczyk Okafor";

/** The commoner ones stand more than once. */
const peoples: readonly People[] = [
  ...[1, 2, 3].map(() =>
    people(english, englishFamilies, "en-US", ...american),
  ),
  people(
    "Ana João Beatriz Tiago Inês Rui Conceição",
    "Silva Gonçalves Magalhães Araújo Sá",
    "pt-BR",
    "America/Sao_Paulo",
  ),
  people(
    "Lucía Íñigo Camila Mateo María_del_Carmen Ximena",
    "Hernández Muñoz Ibáñez_de_la_Torre Peña Ruiz",
    "es-US",
    ...american,
  ),
  people(
    "Kwame Amara Chidi Ngozi Tendai Zanele",
    "Mensah Okonkwo Adébáyò Dlamini Nwachukwu-Anderson",
    "en-US",
    ...american,
  ),
  people(
    "Minh Thảo Đức Ánh Quỳnh",
    "Nguyễn Trần Phạm Đặng Võ",
    "vi",
    "America/Los_Angeles",
    "Asia/Ho_Chi_Minh",
  ),
  people(
    "Олена Ірина Дмитро Софія Богдан",
    "Шевченко Коваленко Бондаренко Гнатюк",
    "uk",
    "Europe/Kyiv",
  ),
  people(
    "Ελένη Γιώργος Δήμητρα Νίκος",
    "Παπαδοπούλου Αγγελόπουλος Μακρή",
    "el",
    "Europe/Athens",
  ),
  people(
    "ليلى يوسف مريم عمر",
    "الحداد منصور القاسم خوري",
    "ar",
    "America/Detroit",
    "Asia/Beirut",
  ),
  people("נועה איתן תמר", "לוי כהן פרידמן", "he", "Asia/Jerusalem"),
  people("ნინო გიორგი თამარ", "ბერიძე კაპანაძე", "ka", "Asia/Tbilisi"),
  people(
    "Łukasz Zofia Þórunn Jürgen Siân Åsa",
    "Wiśniewska Guðmundsdóttir Müller-Lüdenscheidt Björk Ó",
    "en-GB",
    "Europe/London",
    "Europe/Stockholm",
  ),
];

/** Somebody: names in several scripts, from one letter long to very long. */
export function inventCharacter(random: Random): Character {
  const { givenNames, familyNames, locale, timeZones } = pick(random, peoples);
  return {
    givenName: pick(random, givenNames),
    familyName: pick(random, familyNames),
    locale,
    timeZone: pick(random, timeZones),
  };
}

function people(
  givenNames: string,
  familyNames: string,
  locale: string,
  ...timeZones: string[]
): People {
  return {
    givenNames: wordsOf(givenNames),
    familyNames: wordsOf(familyNames),
    locale,
    timeZones,
  };
}

/** Names are set apart by spaces; an underscore is a space within a name. */
function wordsOf(text: string): string[] {
  return text.split(" ").map((word) => word.replaceAll("_", " "));
}
