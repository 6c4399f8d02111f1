import { Consumer, stringDeserializers } from '@platformatic/kafka'
import { setTimeout as sleep } from 'node:timers/promises'
import { MissedEvents } from './missed-events.js'
import { Projection } from './projection.js'

const { env } = process
const TOPIC = 'crm.loyalty.v1'
const ACCOUNT = '/fives/account/'
const RETRY_MS = 1000
const LEAVING_MS = 10_000

const projection = new Projection(env.FIVES_STATE ?? 'points.json')
const missedEvents = new MissedEvents(env.FIVES_API ?? 'http://localhost:8080/api/v1', env.FIVES_TOKEN ?? '')
// a broker beyond this machine is spoken to over TLS: add tls: {}
const login = env.FIVES_KAFKA_USER === undefined
  ? {}
  : { sasl: { mechanism: 'PLAIN', username: env.FIVES_KAFKA_USER, password: env.FIVES_KAFKA_PASSWORD } }
const consumer = new Consumer({
  clientId: 'points-per-customer',
  groupId: env.FIVES_GROUP ?? 'consumer.points-per-customer',
  bootstrapBrokers: (env.FIVES_BOOTSTRAP ?? 'localhost:9092').split(','),
  ...login,
  deserializers: stringDeserializers,
  retries: true // a broker that is away comes back
})
const stream = await consumer.consume({
  topics: [TOPIC],
  autocommit: false,
  mode: 'committed',
  fallbackMode: env.FIVES_START ?? 'earliest'
})
console.log('consuming')

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.once(signal, () => {
    stopping = true
    setTimeout(() => process.exit(1), LEAVING_MS).unref() // the broker may be away, and retries have no end
    stream.close().catch(problem => console.error(problem.message))
  })
}

/** A record as an event, or nothing where it is none of ours; what was ours and cannot be read shows as a gap. */
function eventOf (record) {
  try {
    const source = record.headers.get('ce_source') ?? ''
    const sequence = Number(record.headers.get('ce_sequence'))
    const ours = source.startsWith(ACCOUNT) && Number.isSafeInteger(sequence) && sequence > 0
    return ours ? { source, sequence, type: record.headers.get('ce_type'), data: JSON.parse(record.value) } : undefined
  } catch {
    console.error(`${record.topic}-${record.partition}@${record.offset}: not readable, left out`)
    return undefined
  }
}

async function handle (event) {
  const last = projection.lastSequence(event.source)
  if (event.sequence > last + 1) {
    const missed = await missedEvents.between(event.source, last, event.sequence)
    console.log(`gap of ${missed.length} closed`)
    missed.forEach(each => projection.apply(each))
  }
  if (event.sequence > last) projection.apply(event) // else a repeat
  projection.save()
}

/** Until it is done, whoever is away: an event that is left out is a gap for ever. */
async function handleAtLast (event) {
  while (!stopping) {
    try {
      await handle(event)
      return true
    } catch (problem) {
      console.error(`${problem.message}, trying again`)
      await sleep(RETRY_MS)
    }
  }
  return false
}

for await (const record of stream) {
  const event = eventOf(record)
  // the offset moves after the effect is stored; a crash in between means a repeat, which is skipped
  if (event === undefined || await handleAtLast(event)) await record.commit()
  if (stopping) break
}
await consumer.close(true)
console.log('stopped')
process.exit()
