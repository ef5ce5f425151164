const MASK = '[redacted]';

/** Without any of these there is no secret in a text: most have none, and are done with one look. */
const MAY =
  /gh[a-z]_|github_pat_|gl[a-z]{2,5}-|xox|xapp-|hooks\.slack|A[KS]IA|whsec_|eyJ|PRIVATE KEY|:\/\/|passw|secret|token|key|authorization|credential|sig|bearer|basic|npm_|_live_|AIza|GR1348941/i;

/** Where a word begins, were it in an address or in JSON that could not be read: `%20ghp_…`, `\nghp_…` */
const START = String.raw`(?:\b|(?<=%[0-9A-Fa-f]{2})|(?<=\\[nrtbf]))`;
const GITLAB = 'pat|dt|rtr?|ptt|ft|imt|agent|wt|soat|cbt|ffct|oas|bt';
const all = (of: string, flags = 'g') => new RegExp(`${START}${of}`, flags);

/** Secrets as they look wherever they stand: of GitHub, GitLab, Slack, AWS, npm, Stripe, Google, Standard Webhooks; JSON web tokens, private keys. */
const LOOKS = [
  all(String.raw`(?:gh[pousr]_|github_pat_)\w{20,}`),
  all(String.raw`(?:gl(?:${GITLAB})-|GR1348941)[\w-]{20,}(?:\.[\w.-]{9,})?`),
  all(String.raw`(?:xox[a-z]\.)?xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,}`),
  /\bhooks\.slack\.com\/[a-z]+\/[\w/]{20,}/g,
  all(String.raw`(?:AKIA|ASIA)[A-Z0-9]{16}\b`),
  all('whsec_[A-Za-z0-9+/=]{16,}'),
  all(String.raw`(?:npm_\w{30,}|[rs]k_live_\w{16,}|AIza[\w-]{35})`),
  // Bounded: what begins like one thousands of times must not be read thousands of times.
  all(String.raw`eyJ[\w-]{10,500}\.[\w-]{10,8000}\.[\w-]*`),
  // One that is cut off is one to its end. An encrypted one has lines with dashes before its key.
  /-----BEGIN(?:[A-Z ]|%20){0,40}PRIVATE(?: |%20)KEY(?:(?: |%20)BLOCK)?-----(?:[\s\S]*?-----END(?:[A-Z ]|%20){0,40}-----|[\s\S]*)/g,
];
/** What an address carries: of the web whoever calls, of others a name with a password; and by what it was signed. */
const USERINFO = all(String.raw`(?:(https?:\/\/)[^\s/?#]+@|([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#:]*:[^\s/?#]+@)`, 'gi');
const SIGNED = /([?&](?:x-amz-signature|sig|signature)=)[^&\s"']{8,}/gi;
/** By the name that stands before it, were it a part of a longer one: `AWS_SECRET_ACCESS_KEY=`, `"clientSecret": "`. */
const QUOTE = `(?:["']|%2[27])?`;
const SPACE = String.raw`(?:\s|%20)*`;
const NAMED = new RegExp(
  `((?:password|passwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|authorization)(?:[_-][\\w-]{0,30})?)` +
    `(${QUOTE}${SPACE}(?:[:=]|%3[ad])${SPACE}${QUOTE})(bearer |basic )?[^\\s"',;&]{4,}`,
  'gi',
);
const SCHEME = /\b(bearer|basic) (?=\S{0,200}\d)[\w+/=.~-]{16,}/gi;

/** A text without what looks like a secret: what others send, and answer, is stored and shown. */
export function redacted(text: string): string {
  if (!MAY.test(text)) return text;
  return LOOKS.reduce((so, look) => so.replace(look, MASK), text)
    .replace(USERINFO, (_, web = '', other = '') => `${web}${other}${MASK}@`)
    .replace(SIGNED, `$1${MASK}`)
    .replace(NAMED, `$1$2${MASK}`)
    .replace(SCHEME, `$1 ${MASK}`);
}

/** What says what kind of secret it is, is none: GitHub tells of secrets that it found. */
const SECRET_NAME =
  /^(?!.*_(type|types|name)$).*(passw|secret|token|api[_-]?key|authorization|credential|cookie|private[_-]?key|unsubscribe)/i;

/** A value without its secrets: in its texts, and all texts below a name that calls them secret. */
export function masked<T>(value: T): T;
export function masked(value: unknown): unknown {
  return below(value, false);
}

function below(value: unknown, isSecret: boolean): unknown {
  if (typeof value === 'string') return isSecret && value !== '' ? MASK : redacted(value);
  if (Array.isArray(value)) return value.map((one) => below(one, isSecret));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, of]) => [name, below(of, isSecret || SECRET_NAME.test(name))]),
  );
}
