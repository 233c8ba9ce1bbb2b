/** Texts of the certificates' pages. */
export const certificate = {
  "certificate.title": "Certificate",
  "certificate.facts": "The certificate",
  "certificate.says": "Says",
  "certificate.reissued": "Issued anew",
  "certificate.ends": "Valid until",
  "certificate.revokedAt": "Revoked",
  "certificate.revision": "Revision",
  "certificate.badge": "Badge",
  "certificate.beingPrinted":
    "The new document and badge are being made. They will be here in a moment.",

  "certificate.reissue.offer": "Reissue",
  "certificate.reissue.title": "Reissue certificate {serial}",
  "certificate.reissue.do": "Reissue",
  "certificate.reissue.name": "Name to print",
  "certificate.reissue.nameExplain": "Now it says {name}.",
  "certificate.renew.offer": "Renew",
  "certificate.renew.title": "Renew certificate {serial}",
  "certificate.renew.do": "Renew",
  "certificate.renew.months": "Months longer",
  "certificate.renew.monthsExplain": "From 1 to 1,200.",
  "certificate.revoke.offer": "Revoke",
  "certificate.revoke.title": "Revoke certificate {serial}",
  "certificate.revoke.do": "Revoke",
  "certificate.reinstate.offer": "Reinstate",
  "certificate.reinstate.title": "Reinstate certificate {serial}",
  "certificate.reinstate.do": "Reinstate",

  "certificate.preview.name":
    "The certificate says the name above instead of {name}. Its number stays.",
  "certificate.preview.printed":
    "A new document and a new badge are made (revision {revision}).",
  "certificate.preview.oldBadge":
    "The old badge does not hold any more: the public status list says so.",
  "certificate.preview.mail": "The student gets one e-mail about it.",
  "certificate.preview.renewValid":
    "It holds so many months longer, counted from its present end.",
  "certificate.preview.renewExpired":
    "It holds again, for so many months from today.",
  "certificate.preview.revoked":
    "Its public page says that it does not hold any more.",
  "certificate.preview.badgeForGood":
    "Its badge is revoked for good; reinstating it later gives it a new one.",
  "certificate.preview.holds": "It holds again.",
  "certificate.preview.holdsUntil": "It holds again, until when it did before.",

  "event.certificate.reissued": "Certificate reissued: {from} is now {to}",
  "event.certificate.renewed": "Certificate renewed",
  "event.certificate.expired": "Certificate expired",

  "certificates.search": "Name or number",
  "certificates.choice.ACTIVE": "Valid",
  "certificates.choice.EXPIRING": "Expiring within 30 days",
  "certificates.choice.EXPIRED": "Expired",
  "certificates.choice.REVOKED": "Revoked",
  "certificates.until": "Valid until",
  "certificates.expiring":
    "{count, plural, one {# expires soon} other {# expire soon}}",
  "certificates.missing":
    "{count, plural, one {# student who completed a course has no certificate} other {# students who completed a course have no certificate}}",
  "certificates.missingExplain":
    "Such as those who were imported. You see each of them before anything is issued.",
  "certificates.missingPreview": "Preview",
  "certificates.validity": "How long certificates of {course} hold",
  "certificates.validityExplain":
    "For those that are issued from now on; those that are out stay as they are.",
  "certificates.validityMonths": "Months (empty: for ever)",
  "certificates.validitySave": "Save",
  "certificates.noneMatch": "No certificate matches",
  "certificates.noneMatchExplain": "Take a filter away to see more.",
} as const;
