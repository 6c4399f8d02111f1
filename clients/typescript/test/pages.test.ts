import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'fives-client';
import { AWAY, ScriptedServer } from './server.js';

const page = (ids: string[], next?: string) => ({ body: { items: ids.map(id => ({ id })), next } });

test('all pages are read, each with the cursor before it and the same filter', async () => {
  await using server = await ScriptedServer.start(page(['a', 'b'], 'c/1'), AWAY, page(['c'], 'c/2'), page([]));
  const fives = createClient({ baseUrl: server.url, token: 't' });
  const ids: string[] = [];

  const query = { pageSize: 2, filter: 'kind:PERSON' };
  for await (const customer of fives.items('/api/v1/customers', { params: { query } })) {
    ids.push(customer.id);
  }

  assert.deepEqual(ids, ['a', 'b', 'c']);
  const asked = server.heard.map(({ url }) => new URL(url, server.url).searchParams);
  assert.deepEqual(asked.map(all => all.get('cursor')), [null, 'c/1', 'c/1', 'c/2']);
  assert.deepEqual(asked.map(all => all.get('filter')), Array(4).fill('kind:PERSON'));
});

test('who stops early does not read the rest', async () => {
  await using server = await ScriptedServer.start(page(['a', 'b'], 'c1'), page(['c']));
  const fives = createClient({ baseUrl: server.url, token: 't' });

  for await (const customer of fives.items('/api/v1/customers')) {
    assert.equal(customer.id, 'a');
    break;
  }

  assert.equal(server.heard.length, 1);
});

test('only collections have items', async () => {
  await using server = await ScriptedServer.start(page(['a']));
  const fives = createClient({ baseUrl: server.url, token: 't' });

  // @ts-expect-error a profile is one
  for await (const _ of fives.items('/api/v1/profiles/{customerId}', { params: { path: { customerId: 'cus_1' } } })) {
    break;
  }
  for await (const entry of fives.items('/api/v1/members/{customerId}/ledger', { params: { path: { customerId: 'cus_1' } } })) {
    // @ts-expect-error an entry has no name
    assert.equal(entry.name, undefined);
  }
});
