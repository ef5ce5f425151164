const MASK = '[redacted]';

/** Secrets as they look wherever they stand: of GitHub, GitLab, Slack, AWS, Standard Webhooks; JSON web tokens, private keys, and what an address carries. */
const LOOKS = [
  /\b(gh[pousr]_|github_pat_)\w{20,}/g,
  /\bgl[a-z]{2,5}-[\w-]{20,}/g,
  /\bxox[a-z]-[\w-]{10,}|\bxapp-[\w-]{10,}/g,
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bwhsec_[A-Za-z0-9+/=]{16,}/g,
  /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?/g,
];
const USERINFO = /(\bhttps?:\/\/)[^\s/@]+@/gi;
const NAMED =
  /\b(password|passwd|secret|token|api[_-]?key|authorization)(["']?\s*[:=]\s*["']?)(bearer |basic )?[^\s"',;&]{4,}/gi;

/** A text without what looks like a secret: what others send is stored and shown. */
export const redacted = (text: string): string =>
  LOOKS.reduce((so, look) => so.replace(look, MASK), text)
    .replace(USERINFO, `$1${MASK}@`)
    .replace(NAMED, `$1$2${MASK}`);
