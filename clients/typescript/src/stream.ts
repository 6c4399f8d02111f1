import { messagesOf, type Message } from './messages.js';
import { ProblemError } from './problem.js';
import { backOffMs, sleep } from './retry.js';
import type { Send } from './send.js';

/** A CloudEvent; `docs/events` says what each type holds as `data`. */
export interface CloudEvent {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject?: string;
  readonly time: string;
  readonly sequence: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Wish {
  /** Of this customer alone. */
  readonly customerId?: string;
  /** Of these types; of all where there are none. */
  readonly types?: readonly string[];
  /** The cursor of the last event that was dealt with; without it the stream begins now. */
  readonly after?: string;
  /** Ends the stream; nothing else does but a refusal. */
  readonly signal?: AbortSignal;
}

/**
 * A connection that is open: what happens from now on comes, so this is the time to read the present state. An event. Or
 * the news that some are gone that were missed: read the present state anew.
 */
export type Streamed =
  | { readonly kind: 'open'; readonly cursor: string }
  | { readonly kind: 'event'; readonly cursor: string; readonly event: CloudEvent }
  | { readonly kind: 'gap'; readonly cursor: string };

export type Stream = (wish?: Wish) => AsyncGenerator<Streamed, void>;

const RETRY_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;

/** Comes back whenever the connection ends, and goes on where it was: nothing is missed; at another gateway something may come twice. */
export function streamOf(send: Send, baseUrl: string): Stream {
  return async function* (wish = {}) {
    const signal = wish.signal ?? new AbortController().signal;
    const at = { cursor: wish.after, retryMs: RETRY_MS, failures: 0 };
    while (!signal.aborted) {
      try {
        const response = await send(requestOf(baseUrl, wish, at.cursor));
        yield* read(response, at);
      } catch (failure) {
        if (!signal.aborted && !isTemporary(failure)) {
          throw failure;
        }
        at.failures++;
      }
      await pause(at, signal);
    }
  };
}

interface Position {
  cursor: string | undefined;
  retryMs: number;
  failures: number;
}

function requestOf(baseUrl: string, { customerId, types, signal }: Wish, cursor: string | undefined): Request {
  const query = new URLSearchParams();
  if (customerId !== undefined) {
    query.set('customerId', customerId);
  }
  if (types !== undefined) {
    query.set('types', types.join(','));
  }
  const headers: Record<string, string> = { Accept: 'text/event-stream' };
  if (cursor !== undefined) {
    headers['Last-Event-ID'] = cursor;
  }
  const url = `${baseUrl.replace(/\/$/, '')}/api/v1/stream?${query}`;
  return new Request(url, signal === undefined ? { headers } : { headers, signal });
}

async function* read({ body }: Response, at: Position): AsyncGenerator<Streamed, void> {
  if (body === null) {
    return;
  }
  let first = true;
  for await (const message of messagesOf(body)) {
    at.failures = 0;
    at.cursor = message.id ?? at.cursor;
    at.retryMs = message.retryMs ?? at.retryMs;
    const cursor = at.cursor ?? '';
    if (first) {
      yield { kind: 'open', cursor };
    }
    first = false;
    yield* streamedOf(message, cursor);
  }
}

function streamedOf({ event, data }: Message, cursor: string): Streamed[] {
  if (event === 'gap') {
    return [{ kind: 'gap', cursor }];
  }
  return data === undefined ? [] : [{ kind: 'event', cursor, event: JSON.parse(data) as CloudEvent }];
}

/** No answer, too many streams or requests, a fault on the other side: it may be well in a moment. */
function isTemporary(failure: unknown): boolean {
  return failure instanceof TypeError
    || (failure instanceof ProblemError && (failure.status === 429 || failure.status >= 500));
}

async function pause({ failures, retryMs }: Position, signal: AbortSignal): Promise<void> {
  const backOff = failures === 0 ? 0 : backOffMs(Math.min(failures, 8));
  await sleep(Math.min(LONGEST_PAUSE_MS, Math.max(retryMs, backOff)), signal).catch(() => undefined);
}
