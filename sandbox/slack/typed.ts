import type { Workspace } from '../workspace/workspace.ts';

/** What a person types, as Slack passes it on. */

/** In texts `&`, `<` and `>` arrive escaped, also in commands. */
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** In messages people, groups, channels, addresses and links become tokens. */
export const asMessageText = (text: string, workspace: Workspace) => tokens(escaped(text), workspace, false);

/** A command that escapes (`should_escape`) gets tokens too, with labels; one that doesn't gets mentions as they were typed. */
export const asCommandText = (text: string, escapes: boolean, workspace: Workspace) =>
  escapes ? tokens(escaped(text), workspace, true) : escaped(text);

/** What was typed, cut at what becomes a token; an address is none of the mentions within it. */
const TYPED =
  /(?<link>\bhttps?:\/\/[^\s<>|]*[^\s<>|.,;:!?)])|(?<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<![\w/])@(?<at>[\p{L}\p{N}._-]*[\p{L}\p{N}])|(?<![\w/&])#(?<channel>[\w-]+)/gu;

function tokens(text: string, workspace: Workspace, labelled: boolean): string {
  const label = (name: string) => (labelled ? `|${name}` : '');
  return fullNames(text, workspace).replace(TYPED, (whole, ...groups) => {
    const { link, mail, at, channel } = groups.at(-1);
    if (link) return `<${link}>`;
    if (mail) return `<mailto:${mail}|${mail}>`;
    if (channel) {
      const found = workspace.channels.find((c) => c.name === channel);
      return found ? `<#${found.id}|${found.name}>` : whole;
    }
    if (['here', 'channel', 'everyone'].includes(at)) return `<!${at}>`;
    const person = workspace.people.find((p) => p.handle === at);
    if (person) return `<@${person.id}${label(person.handle)}>`;
    const group = workspace.groups.find((g) => g.handle === at);
    return group ? `<!subteam^${group.id}${label(`@${group.handle}`)}>` : whole;
  });
}

/** People pick others by their full names, which Slack turns into mentions as well: the longest name first. */
const fullNames = (text: string, { people }: Workspace) =>
  people
    .filter((p) => p.name.includes(' ') && text.includes(`@${p.name}`))
    .toSorted((a, b) => b.name.length - a.name.length)
    .reduce((typed, p) => typed.replaceAll(`@${p.name}`, `@${p.handle}`), text);

/** People's messages carry rich text of what they typed. */
export const asRichText = (text: string) => [
  {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: text === '' ? [] : [{ type: 'text', text }] }],
  },
];
