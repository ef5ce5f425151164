import { checkTargets } from '../deploy-targets/checking.ts';
import { TheirFreezes } from '../deploy-targets/their-freezes.ts';
import { addressAt, openServer } from '../http/server.ts';
import type { SetupFinding } from '../setup/finding.ts';
import { wrong, wrongOnes } from '../setup/finding.ts';
import { judge } from '../setup/judge.ts';
import type { TransportSeen } from '../setup/seen.ts';
import { setupText } from '../setup/text.ts';
import { called } from '../slack/called.ts';
import { Channels } from '../slack/channels.ts';
import { webClient } from '../slack/client.ts';
import { Directory } from '../slack/directory.ts';
import { socketFault } from '../slack/socket.ts';
import { ConfigurationFaults, configure, type Settings } from './configuration.ts';
import { lookAround } from './start-up-check.ts';
import { clientOf } from './workspace.ts';

/** How long a Slack that does not answer is waited for, ms. */
const PATIENCE_MS = 20_000;

/** `npm run doctor`: the start-up check beside a Gonogo that runs or does not; it changes nothing. The number is the exit code: 1 when something is wrong. */
export async function doctor(env: Record<string, string | undefined>, print: (text: string) => void): Promise<number> {
  const findings = await examined(env);
  print(setupText(findings));
  return wrongOnes(findings).length > 0 ? 1 : 0;
}

async function examined(env: Record<string, string | undefined>): Promise<SetupFinding[]> {
  try {
    return await lookedAt(configure(env));
  } catch (error) {
    if (!(error instanceof ConfigurationFaults)) throw error;
    return error.faults.map((fault) => wrong(fault, 'See docs/configuration.md.'));
  }
}

async function lookedAt(settings: Settings): Promise<SetupFinding[]> {
  const { company } = settings.manifests;
  const web = webClient(clientOf(settings));
  const me = await called(() => web.auth.test());
  const { user_id: user = '', team_id: team } = me.ok ? me.value : {};
  const quiet = () => {};
  const channels = new Channels(web, quiet, user);
  const directory = new Directory(web, () => company, quiet, undefined, team);
  const stop = () => [channels, directory].forEach((part) => void part.stop());
  const patience = setTimeout(stop, PATIENCE_MS);
  const server = await heardHere(settings);
  const address = addressAt(settings.HOST, settings.PORT);
  const now = () => new Date().toISOString();
  const targets = settings.targetsFor(settings.PUBLIC_URL ?? address);
  const theirs = new TheirFreezes({ targets, company, now, log: quiet, onChange: async () => {} });
  try {
    await theirs.look();
    const look = {
      settings,
      web,
      channels,
      directory,
      transport: () => transportOf(settings),
      address,
      now,
      joins: false,
      freezes: theirs.unread,
      pipelines: () => checkTargets(targets, company, now()),
    };
    return judge(await lookAround(look, { read: () => directory.refresh() }), company);
  } finally {
    clearTimeout(patience);
    stop();
    await server?.close();
  }
}

/** Whether the app-level token opens connections; none is opened. */
async function transportOf({ SLACK_APP_TOKEN: token, SLACK_API_URL: slackApiUrl }: Settings): Promise<TransportSeen> {
  if (!token) return { over: 'HTTP' };
  const web = webClient({ token, ...(slackApiUrl && { slackApiUrl }) });
  try {
    await web.apps.connections.open({});
    return { over: 'Socket Mode' };
  } catch (error) {
    return { over: 'Socket Mode', why: socketFault(error) };
  }
}

/** Answers where Gonogo would, so that PUBLIC_URL can be tried before its first start; where it runs already, it answers itself. */
async function heardHere({ HOST, PORT }: Settings) {
  try {
    const server = await openServer(HOST, PORT);
    server.serve((_, res) => void res.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}'));
    return server;
  } catch {
    return undefined;
  }
}
