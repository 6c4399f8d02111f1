import type { Send } from './send.js';

export interface Credentials {
  /** Of a person: a token, or what fetches one; it is asked for each attempt, so it may renew what expires. */
  readonly token?: string | (() => string | Promise<string>);
  /** Of a machine, instead of a token. */
  readonly apiKey?: string;
}

export function authenticated(next: Send, { token, apiKey }: Credentials): Send {
  if (token !== undefined && apiKey !== undefined) {
    throw new TypeError('credentials: token and apiKey (expected: one of them)');
  }
  return async request => {
    if (token !== undefined) {
      request.headers.set('Authorization', `Bearer ${typeof token === 'string' ? token : await token()}`);
    } else if (apiKey !== undefined) {
      request.headers.set('X-Api-Key', apiKey);
    }
    return next(request);
  };
}
