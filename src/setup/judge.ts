import type { Company } from '../domain/company/company.ts';
import { targetOf } from '../domain/company/services.ts';
import { fewOf } from '../domain/few.ts';
import { unreckoned } from '../domain/freeze/unreckoned.ts';
import { judgeChannels } from './channels.ts';
import { fine, type SetupFinding, warning, wrong } from './finding.ts';
import { judgePeople } from './role-holders.ts';
import { judgeToken } from './scopes.ts';
import type { OwnAddress, SetupSeen, TokenSeen, TransportSeen } from './seen.ts';

/** Slack refuses, and is refused, where clocks differ by more. */
const CLOCKS_MAY_DIFFER_MS = 300_000;
const CLOCKS_SHOULD_DIFFER_MS = 30_000;

/** All that the start-up check has to say, in the order in which it is mended: what does not work, what works in part, and what is fine. */
export function judge(seen: SetupSeen, company: Company): SetupFinding[] {
  const { token, channels, everybody, aheadMs } = seen;
  return [
    ...judgeToken(token, company),
    // Where Slack answers nothing at all, that is said once.
    ...(token.ok || token.refused ? judgeTransport(seen.transport) : []),
    ...(token.ok && channels ? judgeChannels(channels, token, company) : []),
    ...(everybody && knowsAddresses(token, company) ? judgePeople(everybody, company) : []),
    ...(seen.unseen ?? []).map(({ what, why }) =>
      wrong(`Slack does not tell ${what}: ${why}`, 'It is looked at again.', `Slack on ${what}`),
    ),
    ...unreckoned(company).map((rule) =>
      wrong(
        `A rule can’t be reckoned, so what it is about stays closed: ${rule}`,
        'Write its times anew in that file.',
      ),
    ),
    ...(seen.freezesUnread ?? []).map(judgeFreezes),
    ...judgePipelines(company),
    ...(seen.pipelines ?? []).flatMap(judgePipeline),
    ...judgeAddress(seen.address),
    ...(aheadMs === undefined ? [] : judgeClocks(aheadMs)),
  ];
}

/** Who has no address matches no role: that is said of the permission alone. */
const knowsAddresses = (token: TokenSeen, { roles }: Company) =>
  !(token.ok && token.scopes && !token.scopes.includes('users:read.email')) ||
  !roles.some((r) => r.members.some((m) => m.includes('@')));

const judgeTransport = ({ over, why }: TransportSeen): SetupFinding[] => [
  why === undefined
    ? fine(`Slack reaches it over ${over}`)
    : wrong(
        `Slack can’t be reached over ${over}: ${why}`,
        'Make an app-level token with connections:write under “Basic Information” → App-Level Tokens, and set it as SLACK_APP_TOKEN.',
        'the way from Slack',
      ),
];

/** Of the project of a pipeline. */
const judgeFreezes = ({ target, place, why, holds }: NonNullable<SetupSeen['freezesUnread']>[number]): SetupFinding =>
  holds
    ? wrong(
        `Deploy freezes of ${place} can’t be read, so what ${target} deploys there waits: ${why}`,
        `Let ${target} read them, or set "freezes: ignore" for it in manifests/deploy-targets.yml.`,
        `freezes of ${target} in ${place}`,
      )
    : warning(
        `Deploy freezes of ${place} may not be read, and hold nothing that ${target} deploys there: ${why}`,
        `Give the token of ${target} the right to read freeze periods, or say in manifests/deploy-targets.yml what is meant: "freezes: ignore", or "freezes: heed" to wait until they can be read.`,
      );

function judgePipelines(company: Company): SetupFinding[] {
  const without = company.environments
    .filter(({ name }) => company.services.some((s) => targetOf(company, s.name, name) === undefined))
    .map((e) => e.name);
  if (without.length === 0) return [fine('Every environment has a pipeline')];
  return [
    warning(
      `No pipeline deploys to ${without.join(', ')}: releases are planned, voted on and announced, and somebody deploys by hand`,
      'To have it done, describe a pipeline in manifests/deploy-targets.yml and name it as "target" in manifests/environments.yml.',
    ),
  ];
}

/** What answers, and what does not. */
const judgePipeline = ({ target, well, faults }: NonNullable<SetupSeen['pipelines']>[number]): SetupFinding[] => [
  ...(well.length > 0 ? [fine(`Pipeline ${target} answers: ${some(well)}`)] : []),
  ...faults.map(({ why, places }) =>
    wrong(
      `Pipeline ${target} can’t deploy with ${some(places)}: ${why}`,
      'Until then a step that goes there fails. docs/targets/README.md says what each pipeline needs.',
      `pipeline ${target}`,
    ),
  ),
];

const NAMED = 3;
const some = (all: readonly string[]) => fewOf(all, NAMED);

function judgeAddress({ url, given, neededBy, why }: OwnAddress): SetupFinding[] {
  const who = neededBy.join(' and ');
  if (!given)
    return neededBy.length > 0
      ? [
          wrong(
            `${who} can’t reach it: they are told ${url}, which only this machine knows`,
            'Set PUBLIC_URL to the address under which they reach Gonogo.',
          ),
        ]
      : [fine('Nobody outside this machine has to reach it')];
  if (why === undefined) return [fine(`${url} answers`)];
  return [
    (neededBy.length > 0 ? wrong : warning)(
      `PUBLIC_URL ${url} does not answer as Gonogo does: ${why}${who === '' ? '' : `. ${who} need it`}`,
      'Check the name, the certificate and what forwards to Gonogo there.',
    ),
  ];
}

function judgeClocks(aheadMs: number): SetupFinding[] {
  const off = `This machine’s clock is ${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Slack’s`;
  const remedy = 'Let it keep time by itself (NTP, such as systemd-timesyncd or chrony).';
  if (Math.abs(aheadMs) >= CLOCKS_MAY_DIFFER_MS) return [wrong(`${off}: what is signed is refused`, remedy)];
  return Math.abs(aheadMs) >= CLOCKS_SHOULD_DIFFER_MS
    ? [warning(off, remedy)]
    : [fine('Its clock agrees with Slack’s')];
}
