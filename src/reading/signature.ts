/** What a person closes a letter with, on a line of its own, in the languages of days. */
const CLOSING =
  /^(?:(?:best|kind|warm|kindest|many|viele|liebe|beste|mit freundlichen|bien|saludos) )?(?:regards|wishes|thanks|thx|thank you|cheers|best|sincerely|yours|gr(?:u|ü)(?:ß|ss)en?|gruß|lg|vg|mfg|danke|merci|cordialement|cordiali saluti|saludos|gracias|groeten)[ ,.!–—-]*$/i;
/** As the programs write it: who tells of mails that were “sent from my test account” does not. */
const FROM_A_PHONE =
  /^(?:Sent from my\b|Get Outlook for\b|Sent via \p{Lu}|Von meinem [\p{L}\p{N} ]{1,40} gesendet|Envoyé de mon\b|Enviado desde mi\b|Inviato da\b)/u;
const FROM_A_PHONE_INLINE = /\s+Sent from my [\p{L}\p{N}]{2,20}(?: [\p{L}\p{N}]{2,20})?\s*[.!]?\s*$/u;
const RULE = /^(?:--|—|–|_{2,}|-{3,})$/;
/** Mail programs write it with a space, before a signature alone. */
const MAIL_RULE = '-- ';

/** A name, a company, a telephone number: no more lines than these belong to a closing, none longer. */
const LINES = 5;
const LONGEST_LINE = 60;

/** A text without the signature at its end, and that, as it was written. */
export type WithoutSignature = { text: string; leftOut?: string };

/**
 * What was pasted from an e-mail, without the signature at its end. Only what looks like nothing else is one: names, a company, numbers to call. `isMeant`:
 * whether a stretch holds what the sentence may mean; then it is no signature.
 */
export function withoutSignature(text: string, isMeant: (stretch: string) => boolean): WithoutSignature {
  const inline = text.slice(-80).search(FROM_A_PHONE_INLINE);
  const cut = inline < 0 ? text : text.slice(0, Math.max(0, text.length - 80) + inline);
  const lines = cut.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  // Of very many lines the last alone may be one.
  const from = Math.max(first + 1, lines.length - 4 * LINES);
  const end = lines.findIndex((line, i) => i >= from && isSignature(line, lines.slice(i + 1), isMeant));
  const kept = end < 0 ? cut : lines.slice(0, end).join('\n').trimEnd();
  const leftOut = text.slice(kept.length).trim();
  return leftOut === '' ? { text } : { text: kept, leftOut };
}

function isSignature(line: string, after: readonly string[], isMeant: (stretch: string) => boolean): boolean {
  const [said, rest] = [line.trim(), after.map((l) => l.trim()).filter((l) => l !== '')];
  const isClosing = CLOSING.test(said);
  const begins = isClosing || RULE.test(said) || FROM_A_PHONE.test(said);
  if (!begins || [said, ...rest].some((l) => l.length > LONGEST_LINE) || rest.length > LINES) return false;
  const isBare = isClosing && rest.length === 1 && /^[\p{L}.-]{1,20}$/u.test(rest[0] ?? '');
  if (!isBare && !rest.every(isOfASignature)) return false;
  if (RULE.test(said) && line.trimStart() !== MAIL_RULE && !isNamed(rest)) return false;
  return rest.length === 0 || !isMeant(rest.join('\n'));
}

const isOfASignature = (line: string) =>
  CLOSING.test(line) || RULE.test(line) || FROM_A_PHONE.test(line) || isNames(line) || isToReach(line);

/** A line of nothing but capitalized words, and what joins them: “Sam van der Berg, Head of QA”. */
const isNames = (line: string) =>
  line
    .split(/[\s,|/·•()&-]+/)
    .every((word) => /^(?:\p{Lu}[\p{L}\p{M}.'’]*|of|for|and|the|de|der|den|van|von|und|at|)$/u.test(word));
/** A number to call, an address to write to. */
const isToReach = (line: string) =>
  (/^(?:\p{L}{1,6}[.:]? ?)?[+(]?[\d\s()/.-]{6,30}$/u.test(line) && line.replace(/\D/g, '').length > 6) ||
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(line);

/** A rule stands before a reason too: before a signature there is a closing, or more than one word of a name. */
const isNamed = (rest: readonly string[]) =>
  rest.some((l) => CLOSING.test(l)) || (rest.join(' ').match(/\p{Lu}\p{L}+/gu) ?? []).length > 1;
