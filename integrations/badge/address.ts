/** The public addresses that badges name. `base` is where the school's portal is reached, without a slash at its end. */
export const addressOf = {
  issuer: (base: string) => `${base}/badges/issuer`,
  key: (base: string, keyId: string) =>
    `${base}/badges/keys/${encodeURIComponent(keyId)}`,
  statusList: (base: string, list: number) => `${base}/badges/status/${list}`,
  credential: (base: string, serial: string) =>
    `${base}/certificates/${serial}/credential.json`,
  verification: (base: string, serial: string) => `${base}/verify/${serial}`,
};
