import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, ProblemError } from 'fives-client';
import { AWAY, problem, ScriptedServer } from './server.js';

const CREATED = { status: 201, body: { id: 'cus_1' } };
const draft = { body: { name: 'Wang Fang' } };

const later = (time: string) => problem(503, 'unavailable', {}, { 'Retry-After': time });

function client(server: ScriptedServer, retry = {}) {
  return createClient({ baseUrl: server.url, token: 't', retry });
}

for (const status of [429, 503, 504]) {
  test(`${status} is repeated with the same key and body`, async () => {
    await using server = await ScriptedServer.start(problem(status, 'x', {}, { 'Retry-After': '0' }), CREATED);

    const { data } = await client(server).POST('/api/v1/customers', draft);

    assert.equal(data.id, 'cus_1');
    const [first, second] = server.sent('Idempotency-Key');
    assert.match(first ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(second, first);
    assert.deepEqual(server.heard.map(call => call.body), ['{"name":"Wang Fang"}', '{"name":"Wang Fang"}']);
  });
}

test('a connection that breaks is tried again with the same key', async () => {
  await using server = await ScriptedServer.start({ hangUp: true }, CREATED);

  await client(server).POST('/api/v1/customers', draft);

  const [first, second] = server.sent('Idempotency-Key');
  assert.equal(server.heard.length, 2);
  assert.equal(second, first);
});

test('each call has a key of its own, and none where it is safe', async () => {
  await using server = await ScriptedServer.start(CREATED);
  const fives = client(server);

  await fives.POST('/api/v1/customers', draft);
  await fives.POST('/api/v1/customers', draft);
  await fives.GET('/api/v1/customers');

  const [first, second, read] = server.sent('Idempotency-Key');
  assert.notEqual(first, second);
  assert.equal(read, undefined);
});

test("the caller's own key is kept", async () => {
  await using server = await ScriptedServer.start(AWAY, CREATED);

  await client(server).POST('/api/v1/customers', { ...draft, params: { header: { 'Idempotency-Key': 'cart-7' } } });

  assert.deepEqual(server.sent('Idempotency-Key'), ['cart-7', 'cart-7']);
});

test('the same command that still runs is waited for, another conflict is told', async () => {
  const running = problem(409, 'command-running', {}, { 'Retry-After': '0' });
  await using server = await ScriptedServer.start(running, CREATED, problem(409, 'conflict'));
  const fives = client(server);

  await fives.POST('/api/v1/customers', draft);
  await assert.rejects(fives.POST('/api/v1/customers', draft), { code: 'conflict' });

  assert.equal(server.heard.length, 3);
});

test('Retry-After is waited for', async () => {
  await using server = await ScriptedServer.start(later('1'), CREATED);

  await client(server).GET('/api/v1/customers');

  assert.ok(server.pauseMs >= 990, `${server.pauseMs} ms`);
});

test('Retry-After may be a date', async () => {
  const inTwoSeconds = () => later(new Date(Date.now() + 2000).toUTCString());
  await using server = await ScriptedServer.start(inTwoSeconds, CREATED);

  await client(server).GET('/api/v1/customers');

  assert.ok(server.pauseMs >= 900, `${server.pauseMs} ms`);
});

test('what asks for more patience than there is, is told at once', async () => {
  await using server = await ScriptedServer.start(problem(429, 'too-many-requests', {}, { 'Retry-After': '60' }));

  await assert.rejects(client(server, { patienceMs: 500 }).GET('/api/v1/customers'), { code: 'too-many-requests' });

  assert.equal(server.heard.length, 1);
});

test('there is an end to it', async () => {
  await using server = await ScriptedServer.start(AWAY);

  await assert.rejects(client(server, { attempts: 3 }).GET('/api/v1/customers'), (error: unknown) => {
    return error instanceof ProblemError && error.status === 503;
  });

  assert.equal(server.heard.length, 3);
});

test('what was refused is not repeated', async () => {
  await using server = await ScriptedServer.start(problem(500, 'internal', {}, { 'Retry-After': '0' }));

  await assert.rejects(client(server).GET('/api/v1/customers'), { status: 500 });

  assert.equal(server.heard.length, 1);
});

test('a caller who leaves does not wait', async () => {
  const leaving = new AbortController();
  const beforeTheAnswer = () => {
    setTimeout(() => leaving.abort(), 100);
    return later('25');
  };
  await using server = await ScriptedServer.start(beforeTheAnswer);
  const begin = Date.now();

  await assert.rejects(client(server).GET('/api/v1/customers', { signal: leaving.signal }), { name: 'AbortError' });

  assert.ok(Date.now() - begin < 20_000);
  assert.equal(server.heard.length, 1);
});
