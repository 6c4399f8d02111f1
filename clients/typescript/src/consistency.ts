import { isSafe, type Send } from './send.js';

const HEADER = 'Consistency-Token';
/** As many as a read may name, and as are remembered. */
const AGGREGATES_MAX = 8;
/** Other services hear of a write within a second or so; long after there is nothing to wait for. */
const KEPT_MS = 30_000;

/** Keeps what this client has written of late, and lets its reads wait for it: at most 2 s, then they say `stale`. */
export function consistent(next: Send): Send {
  const written = new Written();
  return async request => {
    const wanted = isSafe(request) ? written.token() : undefined;
    if (wanted !== undefined && !request.headers.has(HEADER)) {
      request.headers.set(HEADER, wanted);
    }
    const response = await next(request);
    const token = response.headers.get(HEADER);
    if (token !== null) {
      written.note(token);
    }
    return response;
  };
}

/** Whether an answer may lack what this client has written. */
export function isStale(response: Response): boolean {
  return response.headers.get('Consistency') === 'stale';
}

/** The newest sequence of each aggregate; a token names them as `purchase/pur_1#3, customer/cus_1#7`. */
class Written {
  readonly #aggregates = new Map<string, { readonly sequence: number; readonly until: number }>();

  note(token: string): void {
    for (const part of token.split(',')) {
      const [aggregate = '', sequence = ''] = part.trim().split('#');
      const newest = Math.max(Number(sequence), this.#aggregates.get(aggregate)?.sequence ?? 0);
      this.#aggregates.delete(aggregate);
      this.#aggregates.set(aggregate, { sequence: newest, until: Date.now() + KEPT_MS });
    }
    for (const oldest of this.#aggregates.keys()) {
      if (this.#aggregates.size <= AGGREGATES_MAX) {
        break;
      }
      this.#aggregates.delete(oldest);
    }
  }

  token(): string | undefined {
    const now = Date.now();
    const parts = [...this.#aggregates].filter(([, { until }]) => until > now);
    return parts.length === 0
      ? undefined
      : parts.map(([aggregate, { sequence }]) => `${aggregate}#${sequence}`).join(', ');
  }
}
