import type { Token } from './tokens.ts';

const SAID = new Set([
  'and',
  '&',
  '+',
  '/',
  '-',
  '–',
  '—',
  '--',
  '|',
  '•',
  '‣',
  '▪',
  '◦',
  '●',
  '·',
  '→',
  '->',
  '=>',
  'plus',
  'also',
  'the',
  'a',
  'an',
  'just',
]);
const POLITE = new Set('please pls plz kindly thanks thx ty cheers bitte danke svp merci'.split(' '));
/** What is done at once says nothing with these; where a time is taken they are one. */
const AT_ONCE = new Set(['now', 'immediately', 'asap']);
/** `🚀`, `:rocket:` */
const EMOJI = /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\u200d|\ufe0f)*|\p{Regional_Indicator}{2})+$/u;
const NAMED_EMOJI = /^:[a-z0-9_+-]{1,60}:$/;

export const isPolite = (token: Token | undefined) => token !== undefined && !token.mention && POLITE.has(token.low);

/** Whether a word says nothing of its own, so that it may stand anywhere. `timed`: a time is taken. */
export const isFiller = ({ low, word, mention }: Token, timed: boolean): boolean =>
  !mention &&
  (SAID.has(low) ||
    POLITE.has(low) ||
    (!timed && AT_ONCE.has(low)) ||
    (word.length <= 62 && (EMOJI.test(word) || NAMED_EMOJI.test(word))));
