/** One message of a stream of server-sent events. */
export interface Message {
  readonly id: string | undefined;
  readonly event: string;
  /** Absent in a message that only moves the cursor on. */
  readonly data: string | undefined;
  readonly retryMs: number | undefined;
}

/** Also those without data, which a browser's `EventSource` keeps to itself: their id is how far the stream has come. */
export async function* messagesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Message, void> {
  let fields = new Map<string, string[]>();
  for await (const line of linesOf(body)) {
    if (line !== '') {
      add(fields, line);
    } else if (fields.size > 0) {
      yield messageOf(fields);
      fields = new Map();
    }
  }
}

function add(fields: Map<string, string[]>, line: string): void {
  const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
  if (name !== '') {
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
}

function messageOf(fields: Map<string, string[]>): Message {
  const retry = fields.get('retry')?.at(-1) ?? '';
  return {
    id: fields.get('id')?.at(-1),
    event: fields.get('event')?.at(-1) || 'message',
    data: fields.get('data')?.join('\n'),
    retryMs: /^\d+$/.test(retry) ? Number(retry) : undefined,
  };
}

/** What is cut off in the middle of a line is dropped. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + decoder.decode(part.value, { stream: true })).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
