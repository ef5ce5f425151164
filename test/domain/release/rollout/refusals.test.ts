import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../../src/domain/deciding/decision.ts';
import type { Command } from '../../../../src/domain/index.ts';
import { deploy, report } from '../../facts/steps.ts';
import { ABLE, approved, COMPANY, type Given, given, running } from '../../given.ts';
import { refusalOf } from '../../refusal-of.ts';

const NAME = 'api 4.2, ledger 2.9 → production';
const R = { release: 'R-1' } as const;
const pause = { type: 'PauseRollout', ...R, why: 'odd logs' } as const;
const back = { type: 'RollBack', ...R, why: 'refunds fail' } as const;
const live = running({ api: { eu: '4.1', us: '4.1' }, ledger: { eu: '2.8', us: '2.8' } });
const begun = () => approved().put('environment', 'production', live).done(deploy);
const done = () => begun().done(report('eu', 'succeeded', 1), report('us', 'succeeded', 1));
const startsByItself = COMPANY.environments.map((e) => ({ ...e, startsByItself: true }));
const unable = [{ name: 'pipeline', can: { ...ABLE, pause: 'its runs go on' } }];
const needing = COMPANY.services.map((s) =>
  s.name === 'api' ? { ...s, needs: [{ needed: 'ledger', atLeast: '2.9' }] } : s,
);

describe('a pause, or a way back, that can’t be', () => {
  test.each<[string, () => Given, Command, string[]]>([
    [
      'a pause without a reason',
      begun,
      { ...pause, why: ' ' },
      ['needs-reason', 'A pause needs its reason: the release channel reads it.', 'pause R-1', 'in why'],
    ],
    [
      'a pause of what is paused',
      () => begun().done(pause),
      pause,
      [
        'paused',
        `${NAME} is paused already, by @UMANAGER: odd logs.`,
        'Resume it when it may go on: `/release resume R-1`.',
        'deploy-ask R-1',
        'show R-1',
      ],
    ],
    [
      'a pause of a last step that can’t be paused',
      () =>
        begun()
          .company({ pipelines: unable })
          .done(report('eu', 'succeeded', 1)),
      pause,
      [
        'last-step',
        `The last step of ${NAME}, us, can't be paused (its runs go on), and no other one waits.`,
        'Roll it back if it must not stay.',
        'rollback R-1',
        'show R-1',
      ],
    ],
    [
      'a pause of one that begins by itself later',
      () => approved().company({ environments: startsByItself }),
      pause,
      [
        'not-running',
        `${NAME} is approved: no deploy of it is under way.`,
        'It begins by itself once it is approved and its window opens: move it to keep it from that.',
        'move R-1',
        'show R-1',
      ],
    ],
    [
      'a pause of one that is over, where releases begin by themselves',
      () => done().company({ environments: startsByItself }),
      pause,
      ['not-running', `${NAME} is live: no deploy of it is under way.`, 'show R-1'],
    ],
    [
      'a way back without a reason',
      done,
      { ...back, why: ' ' },
      ['needs-reason', 'A rollback needs its reason: the release channel reads it.', 'rollback R-1', 'in why'],
    ],
    [
      'a way back of a service that it has not',
      done,
      { ...back, services: ['ledger', 'shop'] },
      ['unknown-service', `${NAME} has no service shop.`, 'in services'],
    ],
    [
      'a way back of no service',
      done,
      { ...back, services: [] },
      ['no-service', 'Choose at least one service.', 'in services'],
    ],
    [
      'a way back of what another of its services needs',
      () => done().company({ services: needing }),
      { ...back, services: ['ledger'] },
      [
        'needed-by',
        'api 4.2 needs ledger 2.9 or newer, and would stay.',
        'Choose api too.',
        'rollback R-1',
        'in services',
      ],
    ],
    [
      'a way back that is under way',
      () => done().done(back),
      back,
      ['rolling-back', `${NAME} is being rolled back already, by @UMANAGER.`, 'show R-1'],
    ],
    [
      'a deploy that somebody else began',
      begun,
      deploy,
      ['running', `${NAME} is deploying already, by @UMANAGER.`, 'show R-1'],
    ],
    [
      'a way back of what is back',
      () => done().done(back, report('us', 'succeeded', 1, 'R-1-2'), report('eu', 'succeeded', 1, 'R-1-2')),
      back,
      ['rolled-back', `${NAME} was rolled back already, 2026-03-03T12:00:00.000Z.`, 'show R-1'],
    ],
  ])('%s', (_, g, command, expected) => expect(refusalOf(g(), command)).toEqual(expected));
});

describe('what is told of a step', () => {
  const about = { ...R, deployId: 'R-1-1', stage: 'eu' } as const;
  const since = '2026-03-03T12:00:00.000Z';
  const TOLD = [
    { type: 'FailStage', ...about, how: 'silent', why: 'gone' },
    { type: 'LoseSight', ...about, why: 'no token' },
    { type: 'StageOverdue', ...about, n: 0 },
    { type: 'StageQuiet', ...about, n: 0, since },
    { type: 'LookAtStage', ...about },
  ] as const;
  const said = (g: Given, command: Command) => {
    const { decision } = g.when(command);
    return isRefusal(decision) ? decision.refused : (decision.note ?? decision.facts.map((f) => f.type).join());
  };
  test.each(TOLD)('$type: of a step that runs, and of none that does', (command) => {
    expect(said(begun(), command)).toMatch(/^[A-Z]/);
    expect(said(given(), command)).toBe('unknown-deploy');
    expect(said(approved(), command)).toBe('unknown-deploy');
    expect(said(begun(), { ...command, stage: 'asia' })).toBe('unknown-stage');
    expect(said(begun(), { ...command, stage: 'us' })).toBe('us is waiting already');
    expect(said(begun().done(report('eu', 'succeeded', 1)), command)).toBe('eu is done already');
    expect(said(done().done(back), command)).toBe('R-1-1 is over');
  });
});
