import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createClient, type FivesClient } from 'fives-client';
import { problem, ScriptedServer, type Reply } from './server.js';

const wrote = (token: string): Reply => ({ status: 201, headers: { 'Consistency-Token': token }, body: { id: 'x' } });
const params = { path: { customerId: 'cus_1' } };
const draft = { body: { name: 'Wang Fang' } };

function client(server: ScriptedServer): FivesClient {
  return createClient({ baseUrl: server.url, token: 't' });
}

test('a read waits for what was written before it', async () => {
  await using server = await ScriptedServer.start(wrote('customer/cus_1#1'), wrote('customer/cus_1#2, purchase/pur_1#1'), {});
  const fives = client(server);

  await fives.GET('/api/v1/members/{customerId}', { params }).catch(() => undefined);
  await fives.POST('/api/v1/customers', draft);
  await fives.POST('/api/v1/customers', draft);
  await fives.GET('/api/v1/members/{customerId}', { params });

  const tokens = server.sent('Consistency-Token');
  assert.deepEqual(tokens, [undefined, undefined, undefined, 'customer/cus_1#2, purchase/pur_1#1']);
});

test('an older token does not take the place of a newer one, and eight are enough', async () => {
  const eight = Array.from({ length: 8 }, (_, n) => `purchase/pur_${n}#1`);
  await using server = await ScriptedServer.start(wrote('customer/a#1'), wrote(eight.join(', ')), wrote('purchase/pur_0#0'), {});
  const fives = client(server);

  for (let write = 0; write < 3; write++) {
    await fives.POST('/api/v1/customers', draft);
  }
  await fives.GET('/api/v1/members/{customerId}', { params });

  assert.deepEqual(server.sent('Consistency-Token').at(-1), [...eight.slice(1), eight[0]].join(', '));
});

test('what was written long ago is not waited for', async (t: TestContext) => {
  await using server = await ScriptedServer.start(wrote('customer/cus_1#1'), {});
  const fives = client(server);
  t.mock.timers.enable({ apis: ['Date'], now: 0 });

  await fives.POST('/api/v1/customers', draft);
  t.mock.timers.tick(29_999);
  await fives.GET('/api/v1/members/{customerId}', { params });
  t.mock.timers.tick(1);
  await fives.GET('/api/v1/members/{customerId}', { params });

  assert.deepEqual(server.sent('Consistency-Token'), [undefined, 'customer/cus_1#1', undefined]);
});

test('a stale answer says so, also where it is a refusal', async () => {
  const headers = { Consistency: 'stale' };
  const missing = problem(404, 'not-found', {}, headers);
  await using server = await ScriptedServer.start({ status: 202, headers }, { headers: { Consistency: 'fresh' } }, missing);
  const fives = client(server);

  assert.equal((await fives.GET('/api/v1/members/{customerId}', { params })).stale, true);
  assert.equal((await fives.GET('/api/v1/members/{customerId}', { params })).stale, false);
  await assert.rejects(fives.GET('/api/v1/members/{customerId}', { params }), { code: 'not-found', stale: true });
});
