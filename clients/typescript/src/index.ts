export { createClient } from './client.js';
export type { Answer, Call, FivesClient, Options, PagedPath } from './client.js';
export { ProblemError } from './problem.js';
export type { Violation } from './problem.js';
export type { RetryLimits } from './retry.js';
export type { CloudEvent, Stream, Streamed, Wish } from './stream.js';
export type { components, operations, paths } from './generated/api.js';
