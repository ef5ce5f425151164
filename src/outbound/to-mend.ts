/** Clauses for people about what stands in a manifest and has to be mended there; undefined: the status says nothing of it. */
export const redirects = (status: number, manifest: string): string | undefined =>
  status >= 300 && status < 400
    ? `redirects (${status}), which is not followed: check its address in ${manifest}`
    : undefined;

/** `had`: whether it was given any; `more`: what it said itself. */
export const refusesCredentials = (status: number, manifest: string, had: boolean, more = ''): string =>
  had
    ? `refuses the credentials (${status}${more}): renew them where ${manifest} takes them from, and restart`
    : `asks for credentials (${status}${more}), and has none: say in ${manifest} where they are, and restart`;
