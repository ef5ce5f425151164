import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Handler = (req: IncomingMessage, res: ServerResponse) => void;

/** `serve`: from then on requests are answered by a handler; before, callers hear that they should come again. */
export type HttpServer = { address: string; serve(handler: Handler): void; close(): Promise<void> };

/** Listens at once: Slack and pipelines come again when they are told that we are not there yet. */
export async function openServer(host: string, port: number): Promise<HttpServer> {
  let answer: Handler = (_, res) => {
    res.writeHead(503, { 'retry-after': '1' }).end('starting');
  };
  const server = createServer((req, res) => answer(req, res));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`can't listen on ${host}:${port} (${error.message}); set HOST and PORT to a free address`)),
    );
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  return {
    address: addressAt(host, typeof bound === 'object' && bound ? bound.port : port),
    serve(handler) {
      answer = handler;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** `host`: a name or an address, of IPv6 too. */
export const addressAt = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
