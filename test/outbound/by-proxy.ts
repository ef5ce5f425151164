import { call } from '../../src/outbound/call.ts';
import { leaveByProxies } from '../../src/outbound/way-out.ts';
import { webClient } from '../../src/slack/client.ts';
import { socketTransport } from '../../src/slack/socket.ts';

/** A process of its own, since its network is in its environment: what it reaches, said to whoever started it. */
leaveByProxies(process.env);
const [beside = '', slackApiUrl = ''] = process.argv.slice(2);
const heard = async (url: string) => {
  const called = await call({ url, allowPrivate: url === beside });
  return called.ok ? called.answer.text : `${called.how}: it ${called.why}`;
};
const { transport } = socketTransport({ appToken: 'xapp-1', slackApiUrl, log: (what) => process.send?.({ what }) });
const slack = await webClient({ token: 'xoxb-1', slackApiUrl })
  .auth.test()
  .then(({ team }) => team)
  .catch(() => undefined);
const connected = slack === 'acme' && (await transport.start().then(() => transport.connected()));
process.send?.(
  {
    slack,
    connected,
    pipeline: await heard('http://ci.example/'),
    hidden: await heard('http://10.1.2.3/'),
    beside: await heard(beside),
  },
  () => process.exit(0),
);
