import { createHash } from 'node:crypto';
import type { Sandbox } from '../server.ts';

const PATIENCE_MS = 20_000;

export type Playing = ReturnType<typeof playing>;

/** What is done in the play, each in words: people type and click through the control API, the pipeline tells, the time goes on. */
export function playing({ url, slack }: Sandbox) {
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

  async function modal(as: string, fields: Record<string, string>, ...wanted: string[]): Promise<string> {
    const user = workspace.person(as)?.id ?? '';
    await until(`${as}'s modal`, () =>
      [...Object.keys(fields), ...wanted].every((f) => workspace.modal(user)?.blocks.some((b) => b.block_id === f)),
    );
    const { view, errors } = await post<{ view: { title: string; shown: string } | null; errors: object }>('submit', {
      as,
      fields,
    });
    if (Object.keys(errors).length > 0) throw new Error(JSON.stringify(errors));
    if (view && view.title !== 'Who hears what') await post('close', { as });
    return view?.shown ?? '';
  }
  /** Plans a release; `when` is the clock, the window is in what is typed. */
  async function plans(as: string, text: string, customers = ''): Promise<string> {
    await types(as, `new ${text}`);
    if (customers) {
      await until('the plan', () => workspace.modal(workspace.person(as)?.id ?? '') !== undefined);
      await post('click', { as, in: 'modal', button: 'More…' });
    }
    const shown = await modal(as, customers ? { customers } : {});
    const id = /R-\d+/.exec(shown)?.[0];
    if (!id) throw new Error(`not planned: ${text}\n${shown}`);
    await until(id, () => headline(id) !== undefined);
    await settled();
    return id;
  }
  /** The pipeline registers a build: each commit is who wrote it and its title. */
  async function builds(
    service: string,
    version: string,
    since: string,
    ...commits: [string, string][]
  ): Promise<void> {
    const shaOf = (n: number) => createHash('sha1').update(`${service} ${version} ${n}`).digest('hex').slice(0, 12);
    const told = commits.map(([who, title], n) => ({ sha: shaOf(n), title, email: `${who}@harbor.example` }));
    const build = { type: 'build', service, version, since, commit: shaOf(commits.length - 1), commits: told };
    await post('faults', { pipeline: { build } });
  }
  async function votes(id: string, owner: string, ...voters: string[]): Promise<void> {
    await types(owner, `vote ${id}`);
    await settled();
    for (const voter of voters) await types(voter, `go ${id}`);
    await settled();
  }
  async function deploys(id: string, at: string, words = '*Live*'): Promise<void> {
    await timeIs(at);
    await types('dana', `deploy ${id}`);
    await post('click', { as: 'dana', channel: 'releases', message: id, button: 'Deploy eu…' });
    await until(`${id} to be ${words}`, () => JSON.stringify(headline(id)?.blocks).includes(words));
    await settled();
  }

  /** Step by step, as its health lets it; `badFrom`: from which minute on its errors rise. */
  async function canary(id: string, at: string, words: string, badFrom = Number.POSITIVE_INFINITY): Promise<void> {
    await timeIs(at);
    await types('dana', `deploy ${id}`);

    await post('click', { as: 'dana', channel: 'releases', message: id, button: 'Deploy eu 5 %…' });
    const shown = () => JSON.stringify(headline(id)?.blocks);
    for (let minute = 1; minute < 60 && !shown().includes(words); minute++) {
      // What a pipeline reports comes at its own pace.
      await until('the pipeline', () => !/◐ (eu|us) \d/.test(shown()) && !shown().includes('Rolling back'));
      if (shown().includes('◕ eu 25 %') && minute >= badFrom) await post('dials', { version: '3.1', errors: 6 });
      await timeIs(new Date(Date.parse(at) + minute * 60_000).toISOString());
      await settled();
    }
    await until(`${id} to be ${words}`, () => shown().includes(words));
    await settled();
  }

  return {
    workspace,
    post,
    until,
    types,
    says,
    settled,
    timeIs,
    shows,
    headline,
    modal,
    plans,
    builds,
    votes,
    deploys,
    canary,
  };
}
