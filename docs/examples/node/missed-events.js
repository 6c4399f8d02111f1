/** Asks the owner of an aggregate for the events that this consumer did not see on the topic. */
export class MissedEvents {
  constructor (api, token) {
    this.api = api
    this.token = token
  }

  /** The events after the one and before the other sequence: one for each, in order. */
  async between (source, after, before) {
    const missed = []
    let last = after
    while (last < before - 1) {
      const { items } = await this.page(source, last)
      if (items.length === 0) throw new Error(`${source}: nothing after ${last} yet`)
      for (const { sequence, type, data, expired } of items) {
        // one that nobody has any more has no type and no data; it counts all the same, or it would be missed for ever
        if (expired) console.error(`${source}: event ${sequence} is gone for good`)
        if (sequence < before) missed.push({ source, sequence, type, data })
        last = sequence
      }
    }
    return missed
  }

  async page (source, after) {
    const aggregate = encodeURIComponent(source.replace(/^\/fives\//, ''))
    const answer = await fetch(`${this.api}/events?aggregate=${aggregate}&afterSequence=${after}`, {
      headers: { authorization: `Bearer ${this.token}` },
      signal: AbortSignal.timeout(10_000)
    })
    if (!answer.ok) throw new Error(`${source}: ${answer.status} (expected: 200)`)
    return answer.json()
  }
}
