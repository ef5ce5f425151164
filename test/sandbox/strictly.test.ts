import { expect, test } from 'vitest';
import { z } from 'zod';
import { PipelineTold } from '../../sandbox/app/pipeline-told.ts';
import { strictlyJson, unknown } from '../../sandbox/control/strictly.ts';

const faults = (schema: Parameters<typeof strictlyJson>[0], sent: string) => {
  const read = strictlyJson(schema, sent);
  return read.ok ? [] : read.faults;
};

test.each([
  ['', []],
  ['{ "behaviour": "fail", "region": "eu", "times": 1 }', []],
  [
    '{ "behavior": "fail" }',
    [
      'no such key: behavior; did you mean behaviour? There are behaviour, region, times, stepMs, release, report, deployId, stage, build, app',
    ],
  ],
  ['{ "qqq": 1 }', [expect.stringMatching(/^no such key: qqq\. There are behaviour, /)]],
  ['{ "behaviour": "fails" }', [expect.stringMatching(/^behaviour: .*"succeed"/)]],
  ['{ "times": 2 }', [expect.stringContaining('say how')]],
  ['{ "report": { "status": "running" } }', ['report: name the step: deployId and stage']],
  ['{ "behaviour": ', [expect.stringMatching(/^the body is no JSON: /)]],
  ['[]', [expect.stringContaining('expected object')]],
])('the pipeline is told %s', (sent, told) => {
  expect(faults(PipelineTold, sent)).toEqual(told);
});

test('a fault further in is told with its place, and which key was meant', () => {
  const schema = z.strictObject({ api: z.array(z.strictObject({ method: z.string(), retryAfter: z.number() })) });
  expect(faults(schema, '{ "api": [{ "method": "chat.update", "retry": 3, "retryAfter": 1 }] }')).toEqual([
    'api.0: no such key: retry; did you mean retryAfter? There are method, retryAfter',
  ]);
});

test('a route that there is not', () => {
  const known = ['POST click', 'POST faults', 'GET messages'];
  expect(unknown('route', ['POST fautls'], known)).toBe(
    'no such route: POST fautls; did you mean POST faults? There are POST click, POST faults, GET messages',
  );
});
