/** More characters than this in the blocks of one message are refused with `msg_blocks_too_long`. Slack documents no number; reports say 13,200 to 13,300. */
export const BLOCKS_MAX = 13_000;

/** Menus' options and confirmations are not part of what a message shows. */
const HIDDEN = new Set(['options', 'option_groups', 'confirm', 'initial_option', 'initial_options']);
const TEXTS = new Set(['text', 'alt_text', 'caption', 'label', 'author_name', 'provider_name']);

/** How many characters people read in blocks, each text with its markup. */
export function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((n: number, inner) => n + charactersIn(inner), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((n, [key, inner]) => {
    if (HIDDEN.has(key)) return n;
    if (typeof inner === 'string') return TEXTS.has(key) ? n + inner.length : n;
    return n + charactersIn(inner);
  }, 0);
}
