import type { Sandbox } from '../server.ts';

const PATIENCE_MS = 20_000;

export type Hands = ReturnType<typeof handsOn>;

/** What people and the time do, through the control API, and what is seen of it. */
export function handsOn({ url, slack }: Sandbox) {
  const { workspace } = slack;
  async function post<T = { ok: boolean }>(path: string, body: object): Promise<T> {
    const answer = await fetch(`${url}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} ${JSON.stringify(body)}: ${await answer.text()}`);
    return answer.json() as Promise<T>;
  }
  async function until(what: string, look: () => boolean): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !look(); await new Promise((again) => setTimeout(again, 10)))
      if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
  }
  const types = (as: string, text: string, channel = 'releases') => post('command', { as, channel, text });
  const says = (as: string, text: string, channel = 'releases', thread?: string) =>
    post('message', { as, channel, text, ...(thread && { thread }) });
  const settled = () => post('clock', {});
  const timeIs = (now: string) => post('clock', { now: new Date(now).toISOString() });
  const shows =
    (words: string, channel = 'C0RELEASES') =>
    () =>
      workspace.messages.some(
        (m) => m.channel === channel && !m.ephemeralTo && `${m.text} ${JSON.stringify(m.blocks)}`.includes(words),
      );
  /** The headline: the root message with the release's id. */
  const headline = (id: string) =>
    workspace.messages.findLast(
      (m) =>
        m.channel === 'C0RELEASES' && !m.threadTs && !m.ephemeralTo && JSON.stringify(m.blocks).includes(`\`${id}\``),
    );
  return { workspace, post, until, types, says, settled, timeIs, shows, headline };
}
