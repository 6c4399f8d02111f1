import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createClient, type Streamed } from 'fives-client';
import { problem } from './server.js';

type Turn = (response: ServerResponse) => void;

/** Opens a stream at a server that plays these turns, one for each connection, and takes so many of what it tells. */
async function take(count: number, turns: Turn[], wish = {}) {
  const heard: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    heard.push(request);
    (turns[heard.length - 1] ?? turns.at(-1))?.(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const taken: Streamed[] = [];
  const opened: Streamed[] = [];
  try {
    for await (const streamed of createClient({ baseUrl, token: 't', retry: { attempts: 1 } }).stream(wish)) {
      (streamed.kind === 'open' ? opened : taken).push(streamed);
      if (taken.length === count) {
        break;
      }
    }
    return { taken, opened, heard };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function says(...chunks: string[]): Turn {
  return response => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    chunks.forEach(chunk => response.write(chunk));
  };
}

const thenEnds = (turn: Turn): Turn => response => {
  turn(response);
  response.end();
};

const message = (cursor: string, id: string) => `id:${cursor}\nevent:crm.points.earned.v1\ndata:{"id":"${id}"}\n\n`;
const ids = (taken: Streamed[]) => taken.map(one => (one.kind === 'event' ? one.event.id : one.kind));
const cursors = (heard: IncomingMessage[]) => heard.map(({ headers }) => headers['last-event-id']);
const OPEN = 'id:c0\nretry:1\n:open\n\n';

test('asks for a customer, types and what comes after a cursor, with its token', async () => {
  const wish = { customerId: 'cus_1', types: ['crm.points.earned.v1', 'crm.points.reversed.v1'], after: 'c7' };

  const { taken, heard } = await take(1, [says(OPEN, message('c8', 'e1'))], wish);

  const url = new URL(heard[0]?.url ?? '', 'http://x');
  assert.equal(url.pathname, '/api/v1/stream');
  assert.equal(url.searchParams.get('customerId'), 'cus_1');
  assert.equal(url.searchParams.get('types'), 'crm.points.earned.v1,crm.points.reversed.v1');
  assert.equal(heard[0]?.headers.authorization, 'Bearer t');
  assert.deepEqual(cursors(heard), ['c7']);
  assert.deepEqual(taken.map(one => one.cursor), ['c8']);
});

test('goes on where it was when the connection ends', async () => {
  const { taken, heard } = await take(2, [thenEnds(says(OPEN, message('c1', 'e1'))), says(message('c2', 'e2'))]);

  assert.deepEqual(ids(taken), ['e1', 'e2']);
  assert.deepEqual(cursors(heard), [undefined, 'c1']);
});

test('goes on from where it opened, though nothing had happened', async () => {
  const { heard } = await take(1, [thenEnds(says(OPEN)), says(message('c1', 'e1'))]);

  assert.deepEqual(cursors(heard), [undefined, 'c0']);
});

test('a heartbeat moves the cursor on', async () => {
  const beats = says(OPEN, message('c1', 'e1'), 'id:c9\n:beat\n\n');
  const { heard } = await take(2, [thenEnds(beats), says(message('c10', 'e2'))]);

  assert.deepEqual(cursors(heard), [undefined, 'c9']);
});

test('what is cut off in the middle is not told, and comes again', async () => {
  const cut: Turn = response => {
    says(OPEN, message('c1', 'e1'), message('c2', 'e2').slice(0, -1))(response);
    setTimeout(() => response.destroy(), 50);
  };
  const { taken, heard } = await take(2, [cut, says(message('c2', 'e2'))]);

  assert.deepEqual(ids(taken), ['e1', 'e2']);
  assert.deepEqual(cursors(heard), [undefined, 'c1']);
});

test('lines may end in any way and come in any pieces', async () => {
  const text = 'id: c1\r\nevent: crm.points.earned.v1\r\ndata: {"id":\r\ndata: "王"}\r\n\r\nid:c2\rdata:{"id":"e2"}\r\rid:c3\ndata:{"id":"e3"}\n\n';
  const bytes = [...Buffer.from(text)];
  const slowly: Turn = response => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    bytes.forEach((byte, at) => setTimeout(() => response.write(Buffer.of(byte)), at));
  };

  const { taken } = await take(3, [slowly]);

  assert.deepEqual(ids(taken), ['王', 'e2', 'e3']);
});

test('what is no longer kept is told', async () => {
  const { taken } = await take(1, [says(OPEN, 'id:c5\nevent:gap\ndata:{"detail":"gone"}\n\n')]);

  assert.deepEqual(taken, [{ kind: 'gap', cursor: 'c5' }]);
});

test('comes back after a fault of the other side', async () => {
  const away: Turn = response => {
    const { status, headers, body } = problem(503, 'unavailable');
    response.writeHead(status ?? 0, headers).end(JSON.stringify(body));
  };
  const { taken, heard } = await take(2, [thenEnds(says(OPEN, message('c1', 'e1'))), away, response => response.destroy(), says(message('c2', 'e2'))]);

  assert.deepEqual(ids(taken), ['e1', 'e2']);
  assert.deepEqual(cursors(heard), [undefined, 'c1', 'c1', 'c1']);
});

test('a refusal ends it', async () => {
  const refused: Turn = response => {
    const { status, headers, body } = problem(403, 'forbidden');
    response.writeHead(status ?? 0, headers).end(JSON.stringify(body));
  };

  await assert.rejects(take(1, [refused]), { code: 'forbidden' });
});

test('each connection tells when it is open, before anything else', async () => {
  const { opened } = await take(2, [thenEnds(says(OPEN, message('c1', 'e1'))), says(message('c2', 'e2'))]);

  assert.deepEqual(opened, [{ kind: 'open', cursor: 'c0' }, { kind: 'open', cursor: 'c2' }]);
});

for (const [when, turn] of [['listens', says(OPEN)], ['waits', thenEnds(says('retry:60000\n\n'))]] as const) {
  test(`its signal ends it while it ${when}`, async () => {
    const leaving = new AbortController();
    const thenLeave: Turn = response => {
      turn(response);
      setTimeout(() => leaving.abort(), 200);
    };

    const { taken, heard } = await take(1, [thenLeave], { signal: leaving.signal });

    assert.deepEqual(taken, []);
    assert.equal(heard.length, 1);
  });
}
