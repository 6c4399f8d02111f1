import createFetchClient, { type FetchOptions } from 'openapi-fetch';
import type {
  HttpMethod,
  MediaType,
  PathsWithMethod,
  RequiredKeysOf,
  ResponseObjectMap,
  SuccessResponse,
} from 'openapi-typescript-helpers';
import { authenticated, type Credentials } from './auth.js';
import { consistent, isStale } from './consistency.js';
import type { paths } from './generated/api.js';
import { keyed } from './idempotency.js';
import { itemsOf, type Items } from './pages.js';
import { checked } from './problem.js';
import { retrying, type RetryLimits } from './retry.js';
import { streamOf, type Stream } from './stream.js';

export type { PagedPath } from './pages.js';

export interface Options extends Credentials {
  /** Of the gateway, without `/api/v1`. */
  readonly baseUrl: string;
  readonly retry?: Partial<RetryLimits>;
  /** Sent with every call, for instance `Accept-Language`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What came back, where it was no problem. */
export interface Answer<Data> {
  readonly data: Data;
  readonly status: number;
  /** The version, for `If-Match`. */
  readonly etag: string | undefined;
  /** Whether it may lack what this client has written; only where the read is of what follows from events. */
  readonly stale: boolean;
  readonly response: Response;
}

type Operation<Path extends keyof paths, Method extends HttpMethod> = Method extends keyof paths[Path]
  ? NonNullable<paths[Path][Method]>
  : never;

export type Init<Path extends keyof paths, Method extends HttpMethod> = Omit<
  FetchOptions<Operation<Path, Method>>,
  'parseAs' | 'baseUrl' | 'fetch' | 'middleware'
>;

type InitArgument<Given> = RequiredKeysOf<Given> extends never ? [init?: Given] : [init: Given];

type Success<Path extends keyof paths, Method extends HttpMethod> =
  Operation<Path, Method> extends Record<string | number, any>
    ? SuccessResponse<ResponseObjectMap<Operation<Path, Method>>, MediaType>
    : never;

export type Call<Method extends HttpMethod> = <Path extends PathsWithMethod<paths, Method>>(
  path: Path,
  ...init: InitArgument<Init<Path, Method>>
) => Promise<Answer<Success<Path, Method>>>;

export interface FivesClient {
  readonly GET: Call<'get'>;
  readonly POST: Call<'post'>;
  readonly PUT: Call<'put'>;
  /** JSON Merge Patch: a member replaces, null removes. */
  readonly PATCH: Call<'patch'>;
  readonly DELETE: Call<'delete'>;
  /** Everything in a collection, page after page. */
  readonly items: Items;
  /** Events as they happen. */
  readonly stream: Stream;
}

export function createClient(options: Options): FivesClient {
  const send = checked(consistent(keyed(retrying(authenticated(request => fetch(request), options), options.retry))));
  const http = createFetchClient<paths>({
    baseUrl: options.baseUrl,
    headers: { ...options.headers },
    fetch: send,
  });
  const call = <Method extends HttpMethod>(method: Method, headers: Record<string, string> = {}) =>
    (async (path: string, init: { headers?: object } = {}) => {
      const request = http.request as (...all: unknown[]) => Promise<{ data?: unknown; response: Response }>;
      const { data, response } = await request(method, path, { ...init, headers: { ...headers, ...init.headers } });
      const { status, headers: told } = response;
      return { data, status, etag: told.get('ETag') ?? undefined, stale: isStale(response), response };
    }) as Call<Method>;
  const GET = call('get');
  return {
    GET,
    POST: call('post'),
    PUT: call('put'),
    PATCH: call('patch', { 'Content-Type': 'application/merge-patch+json' }),
    DELETE: call('delete'),
    items: itemsOf(GET),
    stream: streamOf(send, options.baseUrl),
  };
}
