/** A duration in seconds as its largest sensible unit: 40 → "40 s", 5400 → "1.5 h", 259200 → "3 d". */
export function formatDuration(seconds: number, locale = "en"): string {
  const [size, unit] = units.find(([size]) => seconds >= size) ?? [1, "second"];
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: unit === "day" ? "short" : "narrow",
    maximumFractionDigits: unit === "second" ? 0 : 1,
  }).format(seconds / size);
}

const units: [number, string][] = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
];
