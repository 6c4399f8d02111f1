import { isStale } from './consistency.js';
import type { components } from './generated/api.js';
import type { Send } from './send.js';

export type Violation = components['schemas']['Violation'];
type Problem = components['schemas']['Problem'];

/** A refusal or fault, as Fives tells it (RFC 9457). Decide on `code`: it never changes. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** All violations of the request at once. */
  readonly errors: readonly Violation[];
  /** Finds the request in the logs of every service that took part. */
  readonly traceId: string;
  /** The whole of it; some problems have more members, for instance `customerId` on a conflict. */
  readonly problem: Problem & Readonly<Record<string, unknown>>;

  /** Whether what this client has written may change the answer in a moment. */
  readonly stale: boolean;

  constructor(problem: Problem, stale: boolean) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.traceId = problem.traceId;
    this.problem = problem;
    this.stale = stale;
  }

  /** What is wrong at this JSON pointer of the request body, if anything is. */
  at(pointer: string): string | undefined {
    return this.errors.find(error => error.pointer === pointer)?.detail;
  }
}

/** Makes an error of each answer that is a problem. */
export function checked(next: Send): Send {
  return async request => {
    const response = await next(request);
    if (response.status >= 400) {
      throw new ProblemError(await problemOf(response), isStale(response));
    }
    return response;
  };
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  if (response.headers.get('Content-Type')?.startsWith('application/problem+json')) {
    return JSON.parse(text) as Problem;
  }
  return foreign(response);
}

/** Not of Fives but of something in between, a proxy for instance. */
function foreign({ status, statusText }: Response): Problem {
  const code = `http-${status}`;
  return { type: `/problems/${code}`, code, title: statusText, status, detail: 'not answered by Fives', traceId: '' };
}
