import { describe, expect, it } from 'vitest'
import { connectionAdmission } from './admit-connection.ts'

function admission(now = () => 0) {
  const connectionRate = { perSecond: 1, burst: 2 }
  return connectionAdmission({
    connections: 10,
    connectionRate,
    clock: now,
    allowedOrigins: ['https://ioc.example.vn'],
  })
}

describe(connectionAdmission, () => {
  it.each([
    [undefined, 'wall:8080', null],
    ['http://wall:8080', 'wall:8080', null],
    ['https://ioc.example.vn', 'wall:8080', null],
    ['https://example.org', 'wall:8080', 'foreign_origin'],
    ['http://wall:8081', 'wall:8080', 'foreign_origin'],
    ['null', 'wall:8080', 'foreign_origin'],
  ])('answers a page of %s on host %s with %s', (origin, host, refused) => {
    expect(admission()({ origin, host }, 0)).toBe(refused)
  })

  it('refuses connections over the bound and over the rate', () => {
    let now = 0
    const admit = admission(() => now)
    const request = { origin: undefined, host: 'wall:8080' }
    expect(admit(request, 10)).toBe('full')
    expect([1, 2, 3].map(() => admit(request, 0))).toEqual([null, null, 'too_fast'])
    now = 1_000
    expect(admit(request, 0)).toBeNull()
  })
})
