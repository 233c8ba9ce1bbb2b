/** Texts of how a partner is reached, its vouchers and its files. */
export const connection = {
  "connection.title": "Connection",
  "connection.heading": "How {partner} is reached",
  "connection.explain":
    "The kind of connection decides what a partner can do. Keys and secrets are sealed and never shown again.",
  "connection.explainReadOnly":
    "The kind of connection decides what a partner can do.",
  "connection.superAdminOnly":
    "Only a super admin may change how a partner is reached.",
  "connection.kindOf": "Kind",
  "connection.changedAt": "Last changed",
  "connection.kinds": "Kinds of connection",
  "connection.kind.REST": "REST and webhooks",
  "connection.kind.LTI": "LTI 1.3",
  "connection.kind.SCORM_CLOUD": "SCORM Cloud",
  "connection.kind.ACCOUNT": "Accounts",
  "connection.kind.VOUCHER": "Vouchers",
  "connection.about.REST":
    "The partner enrols when asked, and tells of progress by signed webhooks.",
  "connection.about.LTI":
    "The partner’s tool opens from here by a signed launch, and sends scores back.",
  "connection.about.SCORM_CLOUD":
    "Courses hosted at SCORM Cloud: each student gets a registration, and its results are posted here.",
  "connection.about.ACCOUNT":
    "The partner makes an account for each student; the sign-in details are shown to the student once.",
  "connection.about.VOUCHER":
    "The partner has no interface: students redeem voucher codes, and completions come back in a file.",
  "connection.changes":
    "The partner is reached by {kind} now. Saving changes that.",
  "connection.baseUrl.REST": "Address of the interface",
  "connection.baseUrl.LTI": "Address of the tool",
  "connection.baseUrl.SCORM_CLOUD": "Address of the interface",
  "connection.baseUrl.ACCOUNT": "Address of the interface",
  "connection.baseUrl.VOUCHER": "Where students redeem their code",
  "connection.apiKey": "Key",
  "connection.apiKey.SCORM_CLOUD": "Secret key of the application",
  "connection.apiKeyKept": "Leave it empty to keep the one that is there.",
  "connection.appId": "Application ID",
  "connection.postbackUrl": "Results are posted to",
  "connection.requiredCourses": "Required courses",
  "connection.requiredCoursesHint":
    "The partner’s own codes, one a line. Every account is enrolled in all of these, besides the step’s own course.",
  "connection.signInUrl": "Where students sign in",
  "connection.signInUrlHint":
    "Leave it empty to use the address that the partner gives.",
  "connection.ltiSettings": "Settings of the tool (JSON)",
  "connection.ltiSettingsHint":
    "clientId, deploymentId, loginUrl, redirectUris, jwksUrl or publicJwk, targetUrl, deepLinkUrl, shares",
  "connection.callsPerMinute": "Calls a minute, at most",
  "connection.webhookSecret": "New webhook secret",
  "connection.webhookSecret.SCORM_CLOUD": "New password for postbacks",
  "connection.secretHint":
    "{count, plural, =0 {There is none yet.} one {There is one; a new one counts beside it.} other {Two count now; the older one until you drop it.}} Leave it empty to change nothing.",
  "connection.makeSecret": "Make a new secret for me",
  "connection.dropOld": "Only the newest secret counts from now on",
  "connection.webhookUrl": "Webhooks go to",
  "connection.save": "Save connection",
  "connection.saved": "Saved.",
  "connection.newSecret":
    "Give the partner this secret now; it is not shown again:",
  "connection.refused": "Nothing was saved",
  "connection.test": "Test connection",
  "connection.testExplain":
    "Asks the partner whether it answers and accepts our key. Changes nothing.",
  "connection.healthy": "{partner} answers and accepts our key.",
  "connection.unhealthy": "{partner} cannot be used just now: {reason}",
  "connection.notYet": "There is no connection yet. Save one first.",

  "event.partner.voucherAssigned": "{step}: a voucher was given out",
  "event.partner.accessShown": "{step}: sign-in details were shown",
  "event.partner.vouchersAdded": "Voucher codes were added",
  "event.partner.evidenceReceived": "A file of completions was taken in",
  "event.partner.connectionChanged": "The connection was changed",

  "vouchers.title": "Vouchers",
  "vouchers.explain":
    "One code lets one student in. The one that expires first goes out first.",
  "vouchers.none": "No codes yet. Add some, so that students can start.",
  "vouchers.course": "Course",
  "vouchers.free": "Free",
  "vouchers.assigned": "Given out",
  "vouchers.expired": "Expired",
  "vouchers.waiting": "Students waiting",
  "vouchers.courseRef": "For the course",
  "vouchers.courseRefHint": "The partner’s own code, as on the course’s step.",
  "vouchers.codes": "Codes",
  "vouchers.codesHint":
    "One a line; the last day it is good after a comma, where it has one: ABC-123, 2026-12-31",
  "vouchers.add": "Add codes",
  "vouchers.refused": "No codes were added",
  "vouchers.added":
    "{added, plural, =0 {No codes added} one {# code added} other {# codes added}}{repeated, plural, =0 {} other {, # were here already}}.",
  "rows.faulty":
    "{count, plural, one {# row makes no sense} other {# rows make no sense}}; the others count.",
  "rows.row": "Row {row}: {reason}",
  "rows.rowField": "Row {row}, {field}: {reason}",
  "rows.more": "and {count} more",

  "evidence.title": "Completions by file",
  "evidence.explain":
    "A CSV file in UTF-8, at most 600 KB, with a heading: voucher (or reference, or e-mail), date, and status, progress, score, certificate where there are such. The same file again changes nothing.",
  "evidence.file": "File",
  "evidence.upload": "Take it in",
  "evidence.refused": "The file was not taken in",
  "evidence.taken":
    "{accepted, plural, =0 {Nothing new} one {# row taken in} other {# rows taken in}}{repeated, plural, =0 {} other {, # known already}}.",
  "evidence.repeated": "This very file is here already; nothing was changed.",
  "evidence.toInbox": "See what became of the rows",
  "evidence.none": "No files yet.",
  "evidence.kept": "Files kept as evidence",
  "evidence.noFile": "Choose a file first.",
  "evidence.tooLarge": "The file is larger than 600 KB. Split it.",
  "evidence.notUtf8":
    "The file is not in UTF-8. Save it as “CSV UTF-8” and try again.",
} as const;
