import { describe, expect, it } from 'vitest'
import { namelessTopic, readSubscribeRequest } from './read-subscribe-request.ts'

describe(readSubscribeRequest, () => {
  it.each([undefined, null, 'sources', 7, { topic: 'sources' }])('refuses %j as a whole', (payload) => {
    expect(readSubscribeRequest(payload, 10)).toEqual({ wishes: [], refusals: new Map([[namelessTopic, 'malformed']]) })
  })

  it.each([
    [{ topic: 'no/such' }, 'no/such', 'unknown_topic'],
    [{ topic: 'sources', after: 'now' }, 'sources', 'malformed'],
    [{ topic: 'sources', more: 1 }, 'sources', 'malformed'],
    [{ topic: 'x'.repeat(500) }, 'x'.repeat(240), 'malformed'],
    [{ name: 'sources' }, namelessTopic, 'malformed'],
    [null, namelessTopic, 'malformed'],
  ])('refuses %j by name', (part, name, code) => {
    const reading = readSubscribeRequest([part, { topic: 'reading/a/37/2025' }], 10)
    expect(reading.refusals).toEqual(new Map([[name, code]]))
    expect(reading.wishes.map((wish) => wish.name)).toEqual(['reading/a/37/2025'])
  })

  it('takes a topic asked for twice once, with the later position', () => {
    const after = { epoch: 'e', seq: 3 }
    const { wishes } = readSubscribeRequest([{ topic: 'sources' }, { topic: 'sources', after }], 10)
    expect(wishes).toEqual([{ name: 'sources', topic: { kind: 'sources' }, after }])
  })

  it('refuses what is over the bound by name, and far over it all together', () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((each) => `reading/${each}/37/2025`)
    const { wishes, refusals } = readSubscribeRequest(
      names.map((topic) => ({ topic })),
      2,
    )
    expect(wishes.map((wish) => wish.name)).toEqual(names.slice(0, 2))
    expect([...refusals.keys()]).toEqual([...names.slice(2, 4), namelessTopic])
    expect(new Set(refusals.values())).toEqual(new Set(['too_many_topics']))
  })
})
