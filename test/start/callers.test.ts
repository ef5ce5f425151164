import { expect, test } from 'vitest';
import { callersOf } from '../../src/start/callers.ts';

const webhook = { type: 'webhook' };
const github = { type: 'github-actions' };
const inbound = { pipeline: {} };

test.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
  ['a webhook elsewhere', { webhook }, {}, ['pipelines']],
  ['a webhook on this machine', { webhook: { ...webhook, allowPrivate: true } }, inbound, []],
  ['what is only looked at', { github }, {}, []],
  ['what is looked at and reports too', { github: { ...github, callbackSecret: { env: 'S' } } }, {}, ['pipelines']],
  ['what is looked at, with builds that are told', { github }, inbound, ['the systems of inbound.yml']],
  ['nothing that deploys, with builds that are told', {}, inbound, ['the systems of inbound.yml']],
])('%s', (_, targets, sources, callers) => expect(callersOf(targets, sources)).toEqual(callers));
