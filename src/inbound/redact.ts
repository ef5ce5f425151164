import { jsonIn } from './body.ts';

const MASK = '[redacted]';

/** Secrets as they look wherever they stand: of GitHub, GitLab, Slack, AWS, Standard Webhooks; JSON web tokens, private keys, and what an address carries. */
const LOOKS = [
  /\b(gh[pousr]_|github_pat_)\w{20,}/g,
  /\bgl[a-z]{2,5}-[\w-]{20,}/g,
  /\bxox[a-z]-[\w-]{10,}|\bxapp-[\w-]{10,}/g,
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bwhsec_[A-Za-z0-9+/=]{16,}/g,
  // Bounded: what begins like one thousands of times must not be read thousands of times.
  /\beyJ[\w-]{10,500}\.[\w-]{10,8000}\.[\w-]*/g,
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

const SECRET_NAME = /passw|secret|token|api[_-]?key|authorization|credential|cookie|private[_-]?key|unsubscribe/i;

/** A body as it may be kept: JSON stays JSON, and what its names call secret is masked whole. `undefined`: it is no text. */
export function redactedBody(raw: Uint8Array): string | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return undefined;
  }
  // As bodies are read: long numbers keep their digits.
  const read = jsonIn(raw);
  return read.ok ? JSON.stringify(masked(read.json)) : redacted(text);
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return redacted(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [
      name,
      SECRET_NAME.test(name) && typeof of === 'string' && of !== '' ? MASK : masked(of),
    ]),
  );
}
