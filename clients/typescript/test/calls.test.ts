import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'fives-client';
import { ScriptedServer } from './server.js';

test('a token is asked for each call', async () => {
  await using server = await ScriptedServer.start({ body: { id: 'cus_1' } });
  let asked = 0;
  const fives = createClient({ baseUrl: server.url, token: async () => `t${++asked}` });

  await fives.GET('/api/v1/customers/{id}', { params: { path: { id: 'cus_1' } } });
  await fives.GET('/api/v1/customers/{id}', { params: { path: { id: 'cus_1' } } });

  assert.deepEqual(server.sent('Authorization'), ['Bearer t1', 'Bearer t2']);
});

test('a machine sends its key and no token', async () => {
  await using server = await ScriptedServer.start({ body: { id: 'cus_1' } });

  await createClient({ baseUrl: server.url, apiKey: 'fvk_x' }).GET('/api/v1/customers/{id}', {
    params: { path: { id: 'cus_1' } },
  });

  assert.deepEqual(server.sent('X-Api-Key'), ['fvk_x']);
  assert.deepEqual(server.sent('Authorization'), [undefined]);
});

test('token and key at once are refused, as the gateway would', () => {
  assert.throws(() => createClient({ baseUrl: 'http://127.0.0.1', token: 't', apiKey: 'fvk_x' }), TypeError);
});

test('path, query, body and answer are as the document says', async () => {
  await using server = await ScriptedServer.start({ status: 201, headers: { ETag: '"1"' }, body: { id: 'pur_1' } });
  const fives = createClient({ baseUrl: server.url, token: 't', headers: { 'Accept-Language': 'zh-CN' } });

  const { data, etag, status } = await fives.POST('/api/v1/customers/{customerId}/purchases', {
    params: { path: { customerId: 'cus/1' } },
    body: { externalRef: 'a', orderedAt: '2026-11-01T00:00:00Z', total: { amount: '1.00', currency: 'CNY' } },
  });

  assert.equal(data.id, 'pur_1');
  assert.equal(etag, '"1"');
  assert.equal(status, 201);
  assert.equal(server.heard[0]?.url, '/api/v1/customers/cus%2F1/purchases');
  assert.equal(JSON.parse(server.heard[0]?.body ?? '').externalRef, 'a');
  assert.deepEqual(server.sent('Accept-Language'), ['zh-CN']);
});

test('a patch is a merge patch with the version it is based on', async () => {
  await using server = await ScriptedServer.start({ body: { id: 'cus_1' } });

  await createClient({ baseUrl: server.url, token: 't' }).PATCH('/api/v1/customers/{id}', {
    params: { path: { id: 'cus_1' }, header: { 'If-Match': '"7"' } },
    body: { occupation: null },
  });

  assert.deepEqual(server.sent('Content-Type'), ['application/merge-patch+json']);
  assert.deepEqual(server.sent('If-Match'), ['"7"']);
  assert.equal(server.heard[0]?.body, '{"occupation":null}');
});

test('what no document names does not compile', async () => {
  await using server = await ScriptedServer.start({});
  const fives = createClient({ baseUrl: server.url, token: 't' });

  // @ts-expect-error no such path
  await fives.GET('/api/v1/carts');
  // @ts-expect-error the id misses
  await fives.GET('/api/v1/customers/{id}');
  // @ts-expect-error a customer has a name and no title
  await fives.POST('/api/v1/customers', { body: { title: 'Wang Fang' } });
  // @ts-expect-error a change needs If-Match
  await fives.PATCH('/api/v1/customers/{id}', { params: { path: { id: 'cus_1' } }, body: {} });
  const { data } = await fives.GET('/api/v1/customers/{id}', { params: { path: { id: 'cus_1' } } });
  // @ts-expect-error a customer has no points
  assert.equal(data.points, undefined);
});
