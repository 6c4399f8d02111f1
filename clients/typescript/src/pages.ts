import type { Call, Init } from './client.js';
import type { paths } from './generated/api.js';

interface Paged<Item> {
  get: {
    parameters: { query?: { cursor?: string } };
    responses: { 200: { content: { 'application/json': { items: Item[]; next?: string } } } };
  };
}

/** The collections that are read page by page. */
export type PagedPath = {
  [Path in keyof paths]: paths[Path] extends { get: { parameters: { query?: { cursor?: string } } } }
    ? paths[Path] extends Paged<unknown>
      ? Path
      : never
    : never;
}[keyof paths];

type ItemOf<Path extends PagedPath> = paths[Path] extends Paged<infer Item> ? Item : never;

export type Items = <Path extends PagedPath>(path: Path, init?: Init<Path, 'get'>) => AsyncGenerator<ItemOf<Path>, void>;

interface AnyPage {
  readonly items: unknown[];
  readonly next?: string;
}

interface AnyInit {
  readonly params?: { readonly query?: { readonly cursor?: string } };
}

/** Follows `next`, the cursor that is signed and good for the same filter and order only. */
export function itemsOf(get: Call<'get'>): Items {
  const read = get as unknown as (path: string, init: AnyInit) => Promise<{ data: AnyPage }>;
  async function* items(path: string, init: AnyInit = {}): AsyncGenerator<unknown, void> {
    let query = init.params?.query ?? {};
    for (;;) {
      const { data } = await read(path, { ...init, params: { ...init.params, query } });
      yield* data.items;
      if (data.next === undefined) {
        return;
      }
      query = { ...query, cursor: data.next };
    }
  }
  return items as Items;
}
