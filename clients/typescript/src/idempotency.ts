import { isSafe, type Send } from './send.js';

const HEADER = 'Idempotency-Key';

/** Gives each unsafe call a key of its own, unless the caller has: its repeats carry the same. */
export function keyed(next: Send): Send {
  return async request => {
    if (!isSafe(request) && !request.headers.has(HEADER)) {
      request.headers.set(HEADER, crypto.randomUUID());
    }
    return next(request);
  };
}
