import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * Points per customer, and for each account (source) the sequence of its last event. An event's id is made of source and
 * sequence, so this one number is the memory of every id seen. Both are in one file that is replaced in one step: the
 * effect and its memory are never apart.
 */
export class Projection {
  constructor (file) {
    this.file = file
    try {
      const { points, sequences } = JSON.parse(readFileSync(file, 'utf8'))
      this.points = points
      this.sequences = sequences
    } catch (absent) {
      if (absent.code !== 'ENOENT') throw absent
      this.points = {}
      this.sequences = {}
    }
  }

  lastSequence (source) {
    return this.sequences[source] ?? 0
  }

  /** Events of an account come here in order and without gaps. Types that the projection does not know only count. */
  apply ({ source, sequence, type, data }) {
    if (type === 'crm.points.earned.v1' || type === 'crm.points.reversed.v1') this.add(source, data)
    this.sequences[source] = sequence
  }

  /** The event tells the balance after it: where the sum differs, events before it were gone for good. */
  add (source, { customerId, delta, balanceAfter }) {
    const sum = (this.points[customerId] ?? 0) + delta
    if (sum !== balanceAfter) console.error(`balance of ${source}: ${sum} (expected: ${balanceAfter}), corrected`)
    this.points[customerId] = balanceAfter
  }

  save () {
    const { points, sequences } = this
    writeFileSync(`${this.file}.next`, JSON.stringify({ points, sequences }))
    renameSync(`${this.file}.next`, this.file)
  }
}
