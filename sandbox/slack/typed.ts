import type { Workspace } from '../workspace/workspace.ts';

/** What a person types, as Slack passes it on. */

/** In texts `&`, `<` and `>` arrive escaped, also in commands. */
export const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** In messages people, groups, channels and addresses become tokens. */
export function asMessageText(text: string, { people, groups, channels }: Workspace): string {
  return escaped(text)
    .replace(/(?<![\w/])@([\w.-]+)/g, (whole, handle: string) => {
      const person = people.find((p) => p.handle === handle);
      const group = groups.find((g) => g.handle === handle);
      return person ? `<@${person.id}>` : group ? `<!subteam^${group.id}>` : whole;
    })
    .replace(/(?<![\w/&])#([\w-]+)/g, (whole, name: string) => {
      const channel = channels.find((c) => c.name === name);
      return channel ? `<#${channel.id}|${name}>` : whole;
    })
    .replace(/\bhttps?:\/\/[^\s<>|]*[^\s<>|.,;:!?)]/g, '<$&>');
}

/** People's messages carry rich text of what they typed. */
export const asRichText = (text: string) => [
  {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: text === '' ? [] : [{ type: 'text', text }] }],
  },
];
