import type { Send } from './send.js';

export interface RetryLimits {
  /** How often a call is sent at most, the first time included. */
  readonly attempts: number;
  /** A call that would have to wait past this is not repeated; in milliseconds since its beginning. */
  readonly patienceMs: number;
}

const DEFAULTS: RetryLimits = { attempts: 4, patienceMs: 30_000 };
const FIRST_PAUSE_MS = 250;
const RETRIABLE = new Set([429, 503, 504]);

/** Repeats what was not answered, or not now: reads, and writes that carry a key. Uploads are sent once. */
export function retrying(next: Send, limits: Partial<RetryLimits> = {}): Send {
  const { attempts, patienceMs } = { ...DEFAULTS, ...limits };
  return async request => {
    if (!isRepeatable(request)) {
      return next(request);
    }
    const end = Date.now() + patienceMs;
    for (let attempt = 1; ; attempt++) {
      const outcome = await outcomeOf(next, request);
      const wait = pauseMs(outcome, attempt);
      if (!isWorthRepeating(outcome, request) || attempt >= attempts || Date.now() + wait > end) {
        return settled(outcome);
      }
      await discard(outcome);
      await sleep(wait, request.signal);
    }
  };
}

type Outcome = { readonly response: Response } | { readonly failure: unknown };

async function outcomeOf(next: Send, request: Request): Promise<Outcome> {
  try {
    return { response: await next(request.clone()) };
  } catch (failure) {
    return { failure };
  }
}

function settled(outcome: Outcome): Response {
  if ('failure' in outcome) {
    throw outcome.failure;
  }
  return outcome.response;
}

async function discard(outcome: Outcome): Promise<void> {
  if ('response' in outcome) {
    await outcome.response.body?.cancel();
  }
}

/** A body of this kind is kept whole in memory; what is uploaded may be too large for that. */
function isRepeatable(request: Request): boolean {
  return request.body === null || /json/.test(request.headers.get('Content-Type') ?? '');
}

/** fetch fails with a TypeError where no answer came. A 409 with a time is the same command, still running. */
function isWorthRepeating(outcome: Outcome, { signal }: Request): boolean {
  if ('failure' in outcome) {
    return outcome.failure instanceof TypeError && !signal.aborted;
  }
  const { status, headers } = outcome.response;
  return RETRIABLE.has(status) || (status === 409 && headers.has('Retry-After'));
}

function pauseMs(outcome: Outcome, attempt: number): number {
  const told = 'response' in outcome ? retryAfterMs(outcome.response) : undefined;
  return told ?? backOffMs(attempt);
}

/** Twice as long each time, and never all callers at the same instant. */
export function backOffMs(attempt: number): number {
  return FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

/** `Retry-After` is a number of seconds or a date. */
export function retryAfterMs({ headers }: Response): number | undefined {
  const text = headers.get('Retry-After');
  if (text === null) {
    return undefined;
  }
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) {
      stop();
    } else {
      signal.addEventListener('abort', stop, { once: true });
    }
  });
}
