import { createHash } from 'node:crypto';
import type { Sandbox } from '../server.ts';
import { type Hands, handsOn } from './hands.ts';

export type Playing = ReturnType<typeof playing>;

/** What is done in the play, each in words: people type and click through the control API, the pipeline tells, the time goes on. */
export function playing(sandbox: Sandbox) {
  const hands = handsOn(sandbox);
  return { ...hands, ...planning(hands), ...releasing(hands) };
}

/** What is to be released. */
function planning({ workspace, post, until, types, settled, headline }: Hands) {
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
  return { modal, plans, builds };
}

/** From the vote to the last step. */
function releasing({ post, until, types, settled, timeIs, headline }: Hands) {
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
  return { votes, deploys, canary };
}
