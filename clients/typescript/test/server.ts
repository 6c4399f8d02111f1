import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a call said. */
export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly at: number;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Closes the connection instead of answering. */
  readonly hangUp?: boolean;
}

/** A server that gives these answers, one after the other, the last one for ever. */
export class ScriptedServer {
  readonly heard: Heard[] = [];
  readonly #server: Server;

  private constructor(replies: (Reply | (() => Reply))[]) {
    this.#server = createServer(async (request, response) => {
      const { method = '', url = '', headers } = request;
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk as Buffer);
      }
      this.heard.push({ method, url, headers, body: Buffer.concat(chunks).toString(), at: Date.now() });
      const scripted = replies[Math.min(this.heard.length, replies.length) - 1] ?? {};
      const reply = typeof scripted === 'function' ? scripted() : scripted;
      if (reply.hangUp === true) {
        request.socket.destroy();
        return;
      }
      response.writeHead(reply.status ?? 200, { 'Content-Type': 'application/json', ...reply.headers });
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
    });
  }

  static async start(...replies: (Reply | (() => Reply))[]): Promise<ScriptedServer> {
    const scripted = new ScriptedServer(replies);
    await new Promise<void>(resolve => scripted.#server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Of each call, what it said in this header. */
  sent(header: string): (string | undefined)[] {
    return this.heard.map(({ headers }) => headers[header.toLowerCase()] as string | undefined);
  }

  /** How long the caller waited between its first call and its second. */
  get pauseMs(): number {
    const [first, second] = this.heard;
    return (second?.at ?? Number.NaN) - (first?.at ?? Number.NaN);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

export function problem(status: number, code: string, more: object = {}, headers: Record<string, string> = {}): Reply {
  const body = { type: `/problems/${code}`, code, title: code, status, detail: 'seen: x (expected: y)', traceId: '4bf9', ...more };
  return { status, headers: { 'Content-Type': 'application/problem+json', ...headers }, body };
}

export const AWAY: Reply = problem(503, 'unavailable', {}, { 'Retry-After': '0' });
