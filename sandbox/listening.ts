import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Handle = (req: IncomingMessage, res: ServerResponse) => void;

/** A server on loopback. Who comes before everything is ready waits for it. */
export async function listening(at: number) {
  let handle: Handle = () => {};
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const server = createServer((req, res) => void opened.then(() => handle(req, res)));
  await new Promise<void>((resolve, failed) => {
    server.once('error', failed);
    server.listen(at, '127.0.0.1', resolve);
  });
  const bound = server.address();
  const ready = (how: Handle) => {
    handle = how;
    open();
  };
  return { server, port: typeof bound === 'object' && bound ? bound.port : 0, ready };
}
