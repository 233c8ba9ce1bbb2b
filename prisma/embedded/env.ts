/** What PostgreSQL's programs get to see of our environment: none of our secrets, and no PG* variable that would steer them. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TZ } = process.env;
  return { PATH, SystemRoot, TZ, LC_ALL: "C" };
}
