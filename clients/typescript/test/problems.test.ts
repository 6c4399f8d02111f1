import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, ProblemError } from 'fives-client';
import { problem, ScriptedServer } from './server.js';

async function refused(server: ScriptedServer): Promise<ProblemError> {
  const fives = createClient({ baseUrl: server.url, token: 't', retry: { attempts: 1 } });
  try {
    await fives.POST('/api/v1/customers', { body: { name: '' } });
  } catch (error) {
    assert.ok(error instanceof ProblemError);
    return error;
  }
  assert.fail('answered (expected: a problem)');
}

test('a problem is an error with code, pointer and trace', async () => {
  const errors = [{ pointer: '/name', detail: 'name: blank (expected: 1 to 200 characters)' }];
  await using server = await ScriptedServer.start(problem(422, 'validation', { errors }));

  const error = await refused(server);

  assert.equal(error.status, 422);
  assert.equal(error.code, 'validation');
  assert.equal(error.traceId, '4bf9');
  assert.deepEqual(error.errors, errors);
  assert.equal(error.at('/name'), 'name: blank (expected: 1 to 200 characters)');
  assert.equal(error.at('/kind'), undefined);
  assert.match(error.message, /422 validation: seen: x/);
});

test('what else a problem says is kept', async () => {
  await using server = await ScriptedServer.start(problem(409, 'conflict', { customerId: 'cus_7' }));

  assert.equal((await refused(server)).problem.customerId, 'cus_7');
});

test('what no Fives answered is a problem too', async () => {
  const page = { status: 502, headers: { 'Content-Type': 'text/html' }, body: '<h1>Bad Gateway</h1>' };
  await using server = await ScriptedServer.start(page);

  const error = await refused(server);

  assert.equal(error.code, 'http-502');
  assert.deepEqual(error.errors, []);
});
