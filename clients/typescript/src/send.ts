/** One step of the way from a call to its answer; each wraps the next. */
export type Send = (request: Request) => Promise<Response>;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isSafe(request: Request): boolean {
  return SAFE.has(request.method);
}
