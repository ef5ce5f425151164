/**
 * Who writes commits, as people.yml tells. `person`: a Slack user id or e-mail address; `bot`: no person. At each host by login, or by id, which are digits:
 * an id is never given to somebody else, a login may be.
 */
export type KnownAuthor = { person?: string; bot?: true; github: string[]; gitlab: string[]; emails: string[] };
