import { actions, button, type Message, message, section, sections } from '../blocks/blocks.ts';
import { join, linkTo, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import { inOneLine, shortened } from '../blocks/text.ts';
import { type Evidence, isOfBuild, type Scan } from '../domain/evidence/evidence.ts';
import { byWorst } from '../domain/evidence/scans.ts';
import type { CheckKind } from '../domain/evidence/told.ts';
import type { Proof } from '../domain/evidence/verdict.ts';
import { checksOf, type NewestCheck, scansOf, stateWords } from '../domain/evidence/weigh/subject.ts';
import type { Release } from '../domain/release/release.ts';
import { newestFirst } from '../time/in-order.ts';
import { fewLines } from './few-lines.ts';
import { titleOf } from './words.ts';

/** Lines of one version: its checks and scans have bounds of their own. */
const SHOWN = 24;
const CHECKS = 8;
const FINDINGS = 5;

/** What is known of a version: `found`, of its commit and itself, and `standing`, of its service whatever the version. */
export type KnownOfItem = {
  service: string;
  version: string;
  commit?: string | undefined;
  found: Evidence[];
  standing?: Evidence | undefined;
};

/** Whether anything was found in it that could be let pass. */
export const hasFindings = ({ commit, found, standing }: KnownOfItem): boolean =>
  [...scansOf({ commit, found }), ...(standing?.scans ?? [])].some(
    ({ findings, more = 0 }) => more > 0 || findings.some((f) => f.state === 'open'),
  );

/** All that other systems told of what a release brings, and what people said to it; what is `missing` comes first. `now`: UTC ISO */
export function evidenceCard(
  release: Release,
  known: KnownOfItem[],
  can: { except: boolean; confirm: boolean; takeBack: boolean },
  missing: Mrkdwn[],
  now: string,
): Message {
  const head = md`*Evidence* of *${titleOf(release)}*   \`${release.id}\``;
  const buttons = [
    ...(can.except ? [button('Let a finding pass…', 'except', release.id)] : []),
    ...(can.confirm ? [button('Confirm…', 'confirm-item', release.id)] : []),
    ...(can.takeBack ? [button('Take back…', 'take-back-item', release.id)] : []),
    button('Details', 'show', release.id),
  ];
  return message(md`Evidence of ${titleOf(release)} (${release.id})`, [
    section(head),
    ...sections(missing),
    ...known.flatMap((item) => sections(linesOf(item, now))),
    ...actions(buttons),
  ]);
}

function linesOf({ service, version, commit, found, standing }: KnownOfItem, now: string): Mrkdwn[] {
  const built = commit ? md` from \`${commit.slice(0, 12)}\`` : md`: no build tells its commit`;
  const scans = [...scansOf({ commit, found }), ...(standing?.scans ?? [])];
  const lines = [
    ...checkLines(checksOf({ commit, found })),
    ...scans.flatMap(scanLines),
    ...found
      .flatMap((e) => e.artifacts)
      .map(
        (a) =>
          md`• ${named(a.name, a.url)}${a.digest ? md` \`${shortened(a.digest, 24)}\`` : NOTHING} (${a.source}, ${when(a.at)})`,
      ),
    ...found
      .flatMap((e) => e.confirmed)
      .map(
        (c) =>
          md`• ${c.item}: confirmed by ${{ user: c.by }} ${when(c.at)}${isOfBuild(c, commit) ? NOTHING : md`, of another build: to be confirmed anew`}${c.note ? md`: ${inOneLine(c.note)}` : NOTHING}`,
      ),
    ...(standing?.exceptions ?? []).map(
      (e) =>
        md`• ${e.finding} ${e.until > now ? 'may be there' : 'was let pass'} until ${when(e.until)}, by ${{ user: e.by }}: ${inOneLine(e.why)}`,
    ),
  ];
  return [
    md`*${service} ${version}*${built}`,
    ...(lines.length === 0 ? [md`Nothing is known.`] : fewLines(lines, SHOWN)),
  ];
}

/** What keeps a release back first. */
function checkLines(checks: NewestCheck[]): Mrkdwn[] {
  const inOrder = [...checks.filter((c) => c.state !== 'passed'), ...checks.filter((c) => c.state === 'passed')];
  return fewLines(
    inOrder.map(
      (c) => md`• ${named(c.label, c.url)} ${stateWords(c)}${madeOf(c)} (${c.kind}, ${c.app}, ${when(c.at)})`,
    ),
    CHECKS,
    (left) => md`and ${left === 1 ? '1 check' : `${left} checks`} more`,
  );
}

/** Of an SBOM, that it is there says little: its system tells how much it names; of provenance, who built it and who has signed that. In characters. */
const SAID: Partial<Record<CheckKind, number>> = { sbom: 80, provenance: 240 };

function madeOf({ kind, summary }: NewestCheck): Mrkdwn {
  const most = SAID[kind];
  return most !== undefined && summary ? md`: ${shortened(summary, most)}` : NOTHING;
}

/** A tool with the worst of what it found. */
function scanLines({ tool, source, at, findings, more: untold = 0 }: Scan): Mrkdwn[] {
  const open = byWorst(findings.filter((f) => f.state === 'open'));
  const left = open.length + untold - FINDINGS;
  return [
    md`• ${tool}: ${open.length + untold} open (${source}, ${when(at)})`,
    ...open.slice(0, FINDINGS).map((f) => md`    ${f.severity} ${named(f.rule, f.url)}: ${shortened(f.title, 80)}`),
    ...(left > 0 ? [md`    and ${left} more`] : []),
  ];
}

const named = (name: string, url?: string): Mrkdwn =>
  url && /^https?:\/\//.test(url) ? linkTo(url, shortened(name, 80)) : md`${shortened(name, 80)}`;

/** So many of what a check rests on are told in a card. */
const PROOFS = 6;

/** What a check rests on, as it was kept with a decision. */
export const proofLines = (proofs: readonly Proof[]): Mrkdwn[] =>
  fewLines(proofs.map(proofLine), PROOFS, (left) => md`    and ${left} more`);

const proofLine = (proof: Proof): Mrkdwn => {
  const { what, said, source, at, url, by } = proof;
  return md`    ${named(what, url)} ${said} (${by ? md`${{ user: by }}` : source}, ${when(at)})${markOf(proof)}`;
};

/** Of what it was, or else by which delivery it came: the start of it is enough to find it in the export. */
const markOf = ({ digest, received }: Proof): Mrkdwn => {
  const [, name = '', mark = ''] = /^(\w+:)?(.*)$/.exec(digest ?? received ?? '') ?? [];
  return mark === '' ? NOTHING : md`${digest === undefined ? ' by' : ' of'} \`${name}${mark.slice(0, 12)}\``;
};

const NAMED = 3;

/** " · unit, e2e and 2 more, from ci, the newest 14:02": in the one line of a check, on what it rests. */
export function restsOn(proofs: readonly Proof[] = []): Mrkdwn {
  const [first, ...others] = newestFirst(proofs, (p) => p.at);
  if (!first) return NOTHING;
  const names = new Map(proofs.map(({ what, url }) => [what, url]));
  const few = [...names].slice(0, NAMED).map(([what, url]) => named(what, url));
  const left = names.size - few.length;
  const sources = [...new Set(proofs.map((p) => p.source))].join(', ');
  return md` · ${join(few, ', ')}${left > 0 ? ` and ${left} more` : ''}, from ${shortened(sources, 80)}, ${others.length > 0 ? 'the newest ' : ''}${when(first.at)}`;
}
