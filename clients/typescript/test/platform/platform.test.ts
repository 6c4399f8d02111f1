// A running Fives, through the client: FIVES_URL and FIVES_TOKEN (role admin) say where and who.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, ProblemError, type FivesClient, type Wish } from 'fives-client';

const VISIBLE_MS = 60_000;
const run = randomUUID().slice(0, 8);
const { FIVES_URL: baseUrl = '', FIVES_TOKEN: token = '' } = process.env;
const fives = createClient({ baseUrl, token: () => token });

async function until<Data>(what: string, read: () => Promise<Data | undefined>): Promise<Data> {
  for (const end = Date.now() + VISIBLE_MS; Date.now() < end; await pause(100)) {
    const seen = await read();
    if (seen !== undefined) {
      return seen;
    }
  }
  assert.fail(`${what}: not seen (expected: within ${VISIBLE_MS} ms)`);
}

async function refusal(call: Promise<unknown>): Promise<ProblemError> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error));
    return error;
  }
  assert.fail('answered (expected: a problem)');
}

async function customer(name: string, client: FivesClient = fives) {
  return (await client.POST('/api/v1/customers', { body: { name, tags: [`run-${run}`] } })).data;
}

function buy(customerId: string, externalRef: string, amount: string, key?: string) {
  const orderedAt = new Date(Date.now() - 86_400_000).toISOString();
  return fives.POST('/api/v1/customers/{customerId}/purchases', {
    params: { path: { customerId }, header: key === undefined ? {} : { 'Idempotency-Key': key } },
    body: { externalRef, orderedAt: orderedAt.slice(0, 10) + 'T00:00:00Z', total: { amount, currency: 'CNY' } },
  });
}

test('a purchase becomes points', async () => {
  const { id: customerId } = await customer('王芳');
  const { data: purchase, status } = await buy(customerId, `points-${run}`, '268.50');
  assert.equal(status, 201);
  assert.deepEqual(purchase.total, { amount: '268.50', currency: 'CNY' });

  const member = await until('points', async () => {
    try {
      const { data } = await fives.GET('/api/v1/members/{customerId}', { params: { path: { customerId } } });
      return data.points.active === 268 ? data : undefined;
    } catch (error) {
      assert.equal((error as ProblemError).code, 'not-found');
      return undefined;
    }
  });

  assert.equal(member.customerId, customerId);
  for await (const entry of fives.items('/api/v1/members/{customerId}/ledger', { params: { path: { customerId } } })) {
    assert.equal(entry.delta, 268);
  }
});

test('a collection is walked page by page', async () => {
  const names = Array.from({ length: 7 }, (_, number) => `Page ${number}`);
  for (const name of names) {
    await customer(name);
  }

  const seen: (string | undefined)[] = [];
  const query = { filter: `tags:run-${run},name:Page`, sort: 'name', pageSize: 3 };
  for await (const { name } of fives.items('/api/v1/customers', { params: { query } })) {
    seen.push(name);
  }

  assert.deepEqual(seen, names);
  const { data: first } = await fives.GET('/api/v1/customers', { params: { query: { ...query, count: true } } });
  assert.equal(first.total, 7);
  assert.equal(first.items.length, 3);
  const forged = { ...query, cursor: `${first.next}x` };
  assert.equal((await refusal(fives.GET('/api/v1/customers', { params: { query: forged } }))).code, 'invalid-cursor');
});

test('who changes an old version is told', async () => {
  const { id } = await customer('Li Wei');
  const { etag: old = '' } = await fives.GET('/api/v1/customers/{id}', { params: { path: { id } } });
  const change = (occupation: string, etag: string) =>
    fives.PATCH('/api/v1/customers/{id}', {
      params: { path: { id }, header: { 'If-Match': etag } },
      body: { occupation },
    });

  const { data, etag: present = '' } = await change('Engineer', old);
  const error = await refusal(change('Doctor', old));
  const { data: last } = await change('Teacher', present);

  assert.equal(data.occupation, 'Engineer');
  assert.equal(error.status, 412);
  assert.equal(error.code, 'precondition-failed');
  assert.equal(last.occupation, 'Teacher');
});

test('a patch is taken by each service', async () => {
  const body = { code: `run-${run}`, name: 'Big spenders', rule: { field: 'purchases.amount', op: 'gte', value: 200 } } as const;
  const { data: segment, etag = '' } = await fives.POST('/api/v1/segments', { body });

  const { data } = await fives.PATCH('/api/v1/segments/{id}', {
    params: { path: { id: segment.id }, header: { 'If-Match': etag } },
    body: { name: '高消费客户' },
  });

  assert.equal(data.name, '高消费客户');
});

test('what is wrong is told with its place, in the language of the caller', async () => {
  const chinese = createClient({ baseUrl, token, headers: { 'Accept-Language': 'zh-CN' } });
  const contactPoints = [{ type: 'PHONE', value: '13800138001' }, { type: 'EMAIL', value: 'nobody' }] as const;

  const error = await refusal(
    chinese.POST('/api/v1/customers', { body: { name: 'Li Wei', contactPoints: [...contactPoints] } }),
  );

  assert.equal(error.status, 422);
  assert.equal(error.code, 'validation');
  assert.equal(error.title, '数据校验未通过');
  assert.match(error.at('/contactPoints/1/value') ?? '', /expected/);
  assert.match(error.traceId, /^[0-9a-f]{32}$/);
});

test('a command that comes again has one effect', async () => {
  const { id } = await customer('Zhang Min');
  const first = await buy(id, `once-${run}`, '10.00', `key-${run}`);
  const again = await buy(id, `once-${run}`, '10.00', `key-${run}`);
  const other = await refusal(buy(id, `other-${run}`, '10.00', `key-${run}`));

  assert.equal(again.data.id, first.data.id);
  assert.equal(other.code, 'idempotency-key-reused');
});

test('who is nobody hears so', async () => {
  const error = await refusal(customer('Nobody', createClient({ baseUrl, token: 'x.y.z' })));

  assert.equal(error.status, 401);
  assert.equal(error.code, 'unauthenticated');
});

test('a file is uploaded', async () => {
  const request = { type: 'CUSTOMERS', customerSystem: `run-${run}`, mapping: { externalId: 'Id', name: 'Name' } } as const;
  const form = new FormData();
  form.set('request', new Blob([JSON.stringify(request)], { type: 'application/json' }));
  form.set('file', new Blob(['Id,Name\n1,王芳\n2,Li Wei\n']), 'customers.csv');

  const { data: accepted } = await fives.POST('/api/v1/imports', {
    body: { request, file: [] },
    bodySerializer: () => form,
  });

  const path = { id: accepted.jobId };
  const job = await until('job', async () => {
    const { data } = await fives.GET('/api/v1/jobs/{id}', { params: { path } });
    return data.state === 'COMPLETED' || data.state === 'FAILED' ? data : undefined;
  });
  assert.equal(job.state, 'COMPLETED');
  assert.deepEqual(job.files, ['customers.csv']);
});

test('a read shows what was written before it, or says that it does not', async () => {
  const { id: customerId } = await customer('Fresh');
  await buy(customerId, `fresh-${run}`, '100.00');

  const member = await until('fresh points', async () => {
    try {
      const { data, stale } = await fives.GET('/api/v1/members/{customerId}', { params: { path: { customerId } } });
      return stale ? undefined : data;
    } catch (error) {
      assert.ok(error instanceof ProblemError && error.stale, String(error));
      return undefined;
    }
  });

  assert.equal(member.points.active, 100);
});

async function nextOf(wish: Wish, whenOpen: () => Promise<unknown> = async () => undefined) {
  for await (const streamed of fives.stream(wish)) {
    if (streamed.kind !== 'open') {
      return streamed;
    }
    await whenOpen();
  }
  assert.fail('stream: ended (expected: an event)');
}

test('events come as they happen, and from where one left', async () => {
  const { id: customerId } = await customer('Live');
  const wish = { customerId, types: ['crm.points.earned.v1'], signal: AbortSignal.timeout(VISIBLE_MS) };

  const first = await nextOf(wish, () => buy(customerId, `live-1-${run}`, '100.00'));
  await buy(customerId, `live-2-${run}`, '200.00');
  const second = await nextOf({ ...wish, after: first.cursor });

  assert.deepEqual(
    [first, second].map(one => (one.kind === 'event' ? one.event.data.delta : one.kind)),
    [100, 200],
  );
});
