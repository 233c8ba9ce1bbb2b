/** Texts of courses, partners, certificates, the inbox and the jobs. */
export const machinery = {
  "courses.title": "Courses",
  "courses.heading":
    "{count, plural, =0 {No courses yet} one {# course} other {# courses}}",
  "courses.students":
    "{count, plural, =0 {No students yet} one {# student} other {# students}}",
  "courses.pipelineOf": "Pipeline of {title}",
  "courses.none": "There is no course yet",
  "courses.noneExplain":
    "A course is an ordered list of steps at partners. The first one shows up here.",
  "course.state.DRAFT": "Draft",
  "course.state.PUBLISHED": "Published",
  "course.state.ARCHIVED": "Archived",
  "course.sequencing.STRICT":
    "Each step opens by itself when the one before is done.",
  "course.sequencing.ADVISORY": "Students choose the order.",

  "partners.title": "Partners",
  "partners.heading":
    "{count, plural, =0 {No partners yet} one {# partner} other {# partners}}",
  "partners.webhook": "Sends webhooks to",
  "partners.address": "Is reached at",
  "partners.noConnection": "Not connected yet",
  "partners.secrets": "Webhook secrets",
  "partners.secretCount":
    "{count, plural, =0 {None: no webhook can be verified} one {# is valid} other {# are valid, one is being replaced}}",
  "partners.steps":
    "{count, plural, =0 {Teaches no step yet} one {Teaches # step} other {Teaches # steps}}",
  "partners.none": "There is no partner yet",
  "partners.noneExplain":
    "Partners are the schools that teach a course’s steps.",

  "certificates.title": "Certificates",
  "certificates.heading":
    "{count, plural, =0 {No certificates yet} one {# certificate} other {# certificates}}",
  "certificates.serial": "Number",
  "certificates.issued": "Issued",
  "certificates.document": "Document",
  "certificates.download": "PDF",
  "certificates.downloadOf": "PDF of certificate {serial}",
  "certificates.verify": "Public page",
  "certificates.verifyOf": "Public page of certificate {serial}",
  "certificates.none": "No certificate has been issued yet",
  "certificates.noneExplain":
    "Whoever completes a course’s required steps gets one by itself.",
  "certificate.state.ACTIVE": "Valid",
  "certificate.state.EXPIRED": "Expired",
  "certificate.state.REVOKED": "Revoked",

  "inbox.title": "Webhooks in",
  "inbox.heading":
    "{count, plural, =0 {No webhook needs you} one {# webhook needs you} other {# webhooks need you}}",
  "inbox.explain":
    "What partners tell us. What is signed but makes no sense is set aside, never dropped.",
  "inbox.tabs": "States",
  "inbox.all": "All",
  "inbox.state.QUARANTINED": "Quarantined",
  "inbox.state.RECEIVED": "Received",
  "inbox.state.APPLIED": "Applied",
  "inbox.state.IGNORED": "Ignored",
  "inbox.noQuarantine": "Nothing is in quarantine",
  "inbox.noQuarantineExplain":
    "Every webhook found its student. What does not shows up here, to be replayed once it is mended.",
  "inbox.none": "There is no such webhook",
  "inbox.noneExplain": "Webhooks show up here as partners send them.",
  "inbox.showAll": "Show all webhooks",
  "inbox.type": "What",
  "inbox.about": "About",
  "inbox.unmatched": "No student found",
  "inbox.unknownPartner": "Unknown partner",
  "inbox.messageHeading": "{type} from {partner}",
  "inbox.facts": "Facts",
  "inbox.reason": "Reason",
  "inbox.sent": "Sent",
  "inbox.received": "Received",
  "inbox.settled": "Settled",
  "inbox.replays": "Replays",
  "inbox.externalId": "Their id",
  "inbox.body": "What was sent",
  "inbox.bodyExplain": "Word for word; JSON is indented for reading.",
  "inbox.decide": "What should become of it?",
  "inbox.replay": "Replay",
  "inbox.replayExplain":
    "Takes it up again as if it had just arrived. Do this once what was wrong has been mended, for example after enrolling the student. If it still makes no sense, it comes back here.",
  "inbox.ignore": "Ignore",
  "inbox.ignoreReason": "Or why can it be ignored?",
  "inbox.ignoreExplain": "Kept with the webhook; at least 3 characters.",
  "inbox.done.replay":
    "It is taken up again. The state below changes by itself.",
  "inbox.done.ignore": "It is ignored. The reason is kept with it.",

  "jobs.title": "Jobs",
  "jobs.heading":
    "{count, plural, =0 {Everything runs} one {# job failed for good} other {# jobs failed for good}}",
  "jobs.explain":
    "What runs by itself in the background. A queue narrows the runs below.",
  "jobs.queues": "Queues",
  "jobs.queue": "Queue",
  "jobs.chosen": "Shown below",
  "jobs.waiting": "Waiting",
  "jobs.retrying": "Retrying",
  "jobs.active": "Active",
  "jobs.dead": "Failed for good",
  "jobs.noQueues": "There are no queues yet",
  "jobs.runs": "Runs",
  "jobs.ofQueue": "Of the queue {queue}",
  "jobs.states": "States",
  "jobs.all": "All",
  "jobs.state.RUNNING": "Running",
  "jobs.state.SUCCEEDED": "Succeeded",
  "jobs.state.FAILED": "Failed",
  "jobs.state.LOST": "Lost",
  "jobs.started": "Started",
  "jobs.duration": "Took",
  "jobs.records": "Records",
  "jobs.failures": "Failures",
  "jobs.error": "Error",
  "jobs.worker": "Worker",
  "jobs.none": "No run matches",
  "jobs.noneExplain": "Runs show up here as workers do them.",
  "jobs.showAll": "Show all runs",
} as const;
