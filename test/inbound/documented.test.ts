import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { alertmanager } from '../../src/inbound/alertmanager/index.ts';
import { notifications as argoCd } from '../../src/inbound/argo-cd/index.ts';
import { webhooks as buildkite } from '../../src/inbound/buildkite/index.ts';
import { sink as cdevents } from '../../src/inbound/cdevents/index.ts';
import { webhooks as circleci } from '../../src/inbound/circleci/index.ts';
import { datadog } from '../../src/inbound/datadog/index.ts';
import { webhooks as github } from '../../src/inbound/github/index.ts';
import { webhooks as gitlab } from '../../src/inbound/gitlab/index.ts';
import { grafana } from '../../src/inbound/grafana/index.ts';
import { notifications as jenkins } from '../../src/inbound/jenkins/index.ts';
import { webhooks as pagerduty } from '../../src/inbound/pagerduty/webhooks.ts';
import { readHere, unpacked } from '../../src/inbound/reading.ts';
import { uploads } from '../../src/inbound/reports/index.ts';
import { webhooks as sentry } from '../../src/inbound/sentry/index.ts';
import { subscription as statuspage } from '../../src/inbound/statuspage/index.ts';
import { CDEVENTS } from './documented/cdevents.ts';
import { GITHUB } from './documented/github.ts';
import { GITHUB_MORE } from './documented/github-more.ts';
import { GITLAB } from './documented/gitlab.ts';
import { PAGERDUTY, SENTRY, STATUSPAGE } from './documented/incidents.ts';
import { ALERTMANAGER, DATADOG, GRAFANA } from './documented/monitors.ts';
import { ARGO, BUILDKITE, CIRCLECI, JENKINS } from './documented/pipelines.ts';
import { type FileRow, JUNIT, SARIF } from './documented/reports.ts';
import { becomes, type Row } from './documented/row.ts';

const SOURCES = {
  github: { source: github('s'), rows: [...GITHUB, ...GITHUB_MORE] },
  gitlab: { source: gitlab('s'), rows: GITLAB },
  jenkins: { source: jenkins('s'), rows: JENKINS },
  circleci: { source: circleci('s'), rows: CIRCLECI },
  buildkite: { source: buildkite('s'), rows: BUILDKITE },
  cdevents: { source: cdevents('s'), rows: CDEVENTS },
  alertmanager: { source: alertmanager.prepare({ token: { env: 'X' } }, () => 's')({}), rows: ALERTMANAGER },
  grafana: { source: grafana.prepare({ secret: { env: 'X' } }, () => 's')({}), rows: GRAFANA },
  datadog: { source: datadog.prepare({ token: { env: 'X' } }, () => 's')({}), rows: DATADOG },
  sentry: { source: sentry('s'), rows: SENTRY },
  pagerduty: { source: pagerduty('s'), rows: PAGERDUTY },
  statuspage: { source: statuspage('s'), rows: STATUSPAGE },
  'argo-cd': { source: argoCd('s'), rows: ARGO },
};

/** Every documented shape is told as what it means, or is not used: none is set aside. */
describe.each(Object.entries(SOURCES))('%s', (_, { source, rows }) => {
  test.each<Row>(rows)('%s', (...row) => {
    expect(becomes(source, row)).toMatchObject(row[3]);
  });
});

const params = { service: 'api', commit: 'a1b2c3d' };
const reports = uploads(['s']);
/** As it is read when it is uploaded, plain and packed. */
const uploaded = (raw: Uint8Array) => readHere(reports, unpacked({ raw, headers: {}, rest: '', params })).translated;

describe.each<FileRow[]>([JUNIT, SARIF])('files of tests and of scans', (...rows) => {
  test.each(rows)('%s', (_, file, told) => {
    for (const raw of [Buffer.from(file), gzipSync(file)]) {
      const of = uploaded(raw);
      expect('told' in of ? [of.told].flat()[0] : of).toMatchObject(told);
    }
  });
});
