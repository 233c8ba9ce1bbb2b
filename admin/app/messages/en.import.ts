/** Texts of importing files. */
export const imports = {
  "nav.import": "Import",
  "import.title": "Import",
  "import.heading": "What would you like to bring in?",
  "import.explain":
    "Choose a CSV file, say what its columns hold, and look at every row before anything is written. An import can be taken back.",
  "import.kind": "What is in the file?",
  "import.kind.IMPORT_PARTNERS": "Partners",
  "import.kind.IMPORT_COURSES": "Courses with their steps",
  "import.kind.IMPORT_ENROLLMENTS": "Enrollments, in any state",
  "import.file": "CSV file",
  "import.fileExplain":
    "Up to 20 MB and 100,000 rows, with headings; commas, semicolons or tabs; UTF-8 or Windows-1252.",
  "import.upload": "Upload",
  "import.uploadRefused": "Nothing was taken in.",
  "import.noFile": "Choose a file first.",
  "import.tooLarge": "The file is larger than 20 MB. Split it.",
  "import.samples": "Files to begin with",
  "import.samplesExplain":
    "Each with the headings that are understood by themselves, and a few rows to replace.",
  "import.sampleOf": "Sample: {kind}",
  "import.recent": "Recent imports and bulk actions",

  "import.columnsHeading": "What do the columns of {file} hold?",
  "import.facts":
    "{rows, plural, one {# row} other {# rows}}, {columns, plural, one {# column} other {# columns}}, separated by {delimiter}.",
  "import.delimiter.commas": "commas",
  "import.delimiter.semicolons": "semicolons",
  "import.delimiter.tabs": "tabs",
  "import.delimiter.bars": "bars",
  "import.windows1252":
    "The file is not UTF-8, so it is read as Windows-1252. Look whether accents and umlauts below are right; otherwise save it as UTF-8.",
  "import.column": "Column",
  "import.holds": "Holds",
  "import.holdsOf": "What {heading} holds",
  "import.firstRows": "In the first rows",
  "import.notRead": "(not read)",
  "import.options": "How to read it",
  "import.timeZone": "Zone of times that name none",
  "import.timeZoneExplain":
    "Such as America/Chicago. Left empty, such times are refused.",
  "import.askPartners": "Ask partners now",
  "import.askPartnersExplain":
    "Where a step waits for its partner and no partner’s id is given. Otherwise those students are imported as paused, and asked for when you resume them.",
  "import.check": "Check every row",
  "import.checkExplain": "The dry run writes nothing.",
  "import.notChecked": "The rows were not checked.",
  "import.discard": "Discard",
  "import.fields": "What a column can hold",
} as const;
