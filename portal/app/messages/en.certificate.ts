/** Texts of certificates, and of the public page that verifies them. */
export const certificate = {
  "certificates.title": "Your certificates",
  "certificates.count":
    "{count, plural, =0 {None yet} one {# certificate} other {# certificates}}",
  "certificates.emptyTitle": "Your first certificate will be here",
  "certificates.empty":
    "You get one for each course that you finish. Anybody you show it to can check that it is real.",
  "certificates.emptyAction": "See what to do next",

  "certificate.see": "See your certificate",
  "certificate.of": "Certificate: {course}",
  "certificate.picture": "The certificate",
  "certificate.certifies": "This is to certify that",
  "certificate.completed": "has completed every step of",
  "certificate.issued": "Issued on",
  "certificate.reissued": "Issued anew on",
  "certificate.until.ACTIVE": "Valid until",
  "certificate.until.EXPIRED": "Expired on",
  "certificate.until.REVOKED": "Was valid until",
  "certificate.revoked": "Withdrawn on",
  "certificate.serial": "Serial number",
  "certificate.ACTIVE": "Valid",
  "certificate.EXPIRED": "Expired",
  "certificate.REVOKED": "Withdrawn",
  "certificate.download": "Download",
  "certificate.downloadPdf": "Download as PDF",
  "certificate.downloadBadge": "Download the badge",
  "certificate.beingPrinted":
    "Your certificate is being printed anew. It will be here in a moment.",
  "certificate.linkedIn": "Add to LinkedIn",
  "certificate.share": "Show it to somebody",
  "certificate.shareExplain":
    "Whoever has this link can see that your certificate is real: your name, the course and the day, nothing else.",
  "certificate.verifyLink": "Link to the verification page",
  "certificate.verifySee": "See what they see",

  "verify.title": "Verify a certificate",
  "verify.heading": "Is this certificate real?",
  "verify.explain":
    "Enter its serial number to see whether it was issued here and still holds.",
  "verify.where": "Printed on it, such as TL-7K3M-9QPD-X2WR",
  "verify.submit": "Check it",
  "verify.another": "Check another certificate",
  "verify.ACTIVE.heading": "This certificate is valid",
  "verify.ACTIVE.sentence":
    "It was issued by {school}. Compare the name with the person in front of you.",
  "verify.EXPIRED.heading": "This certificate has expired",
  "verify.EXPIRED.sentence":
    "It was issued by {school}, and held for a limited time only.",
  "verify.reissued":
    "It was issued anew later, such as after a change of name; an older copy does not hold any more.",
  "verify.badge": "Check it by yourself",
  "verify.badgeWhat":
    "Its badge (Open Badges 3.0) is signed. Whoever has it can check it without asking us who the student is.",
  "verify.badgeFetch":
    "Download the badge and open it in any verifier of Open Badges 3.0.",
  "verify.badgeSignature":
    "The verifier checks its signature with the issuer’s public keys; a changed badge fails.",
  "verify.badgeStatus":
    "It looks in the issuer’s public status list whether the badge was revoked.",
  "verify.badgeDownload": "Download the badge",
  "verify.badgeIssuer": "See the issuer’s keys",
  "verify.REVOKED.heading": "This certificate does not hold any more",
  "verify.REVOKED.sentence": "It was issued by {school} and withdrawn later.",
  "verify.unknown.heading": "We know of no such certificate",
  "verify.unknown.sentence":
    "Compare the serial number with the paper, character by character. If it is the same, the certificate was not issued here.",
} as const;
