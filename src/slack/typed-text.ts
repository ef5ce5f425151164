/** Names for the tokens that Slack puts in place of what was typed. */
export type TokenNames = { person(id: string): string | undefined; group(id: string): string | undefined };

/**
 * What a person typed, again: Slack sends `&`, `<` and `>` escaped, and people, groups, channels and addresses as tokens. The result is plain
 * text, no markup: it is escaped anew wherever it is shown.
 */
export function typedText(sent: string, names: TokenNames): string {
  return sent
    .toWellFormed()
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, kind: string, what: string, label?: string) => {
      switch (kind) {
        case '@':
          return `@${label ?? names.person(what) ?? what}`;
        case '#':
          return `#${label || what}`;
        case '!': {
          const group = /^subteam\^(\w+)/.exec(what)?.[1];
          if (group) return `@${label?.replace(/^@/, '') ?? names.group(group) ?? group}`;
          return what.startsWith('date^') ? (label ?? what) : `@${what}`;
        }
        default:
          return label !== undefined && isAsTyped(what, label) ? label : what;
      }
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** Slack makes links of addresses and telephone numbers; a link with words of its own is kept by where it leads. */
const isAsTyped = (address: string, label: string) => /^(?:mailto|tel):/.test(address) || address.endsWith(label);
