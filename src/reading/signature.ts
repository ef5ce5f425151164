/** What a person closes a letter with, on a line of its own, in the languages of days. */
const CLOSING =
  /^(?:(?:best|kind|warm|kindest|many|viele|liebe|beste|mit freundlichen|bien|saludos) )?(?:regards|wishes|thanks|thx|thank you|cheers|best|sincerely|yours|gr(?:u|ü)(?:ß|ss)en?|gruß|lg|vg|mfg|danke|merci|cordialement|cordiali saluti|saludos|gracias|groeten)[ ,.!–—-]*$/i;
const FROM_A_PHONE =
  /^(?:sent from my\b|get outlook for\b|sent via\b|von meinem [\p{L}\p{N} ]{1,40} gesendet|envoyé de mon\b|enviado desde mi\b|inviato da\b)/iu;
const RULE = /^(?:--|—|–|_{2,}|-{3,})$/;

/** A name, a company, a telephone number: no more lines than these belong to a closing, none longer. */
const LINES = 5;
const LONGEST_LINE = 60;

/** What was pasted from an e-mail, without the signature at its end. */
export function withoutSignature(text: string): string {
  const inline = text.slice(-80).search(/\s+sent from my [a-z]{2,20}(?: [a-z]{2,20})?\s*[.!]?\s*$/i);
  const cut = inline < 0 ? text : text.slice(0, Math.max(0, text.length - 80) + inline);
  const lines = cut.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  const end = lines.findIndex((line, i) => i > first && isSignature(line.trim(), lines, i + 1));
  return end < 0 ? cut : lines.slice(0, end).join('\n').trimEnd();
}

const isSignature = (said: string, lines: readonly string[], next: number): boolean =>
  said.length <= LONGEST_LINE &&
  (RULE.test(said) || FROM_A_PHONE.test(said) || (CLOSING.test(said) && isShort(lines, next)));

function isShort(lines: readonly string[], from: number): boolean {
  // Of very many empty lines no more are looked at.
  if (lines.length - from > 4 * LINES) return false;
  const rest = lines.slice(from).filter((l) => l.trim() !== '');
  return rest.length <= LINES && rest.every((l) => l.trim().length <= LONGEST_LINE);
}
