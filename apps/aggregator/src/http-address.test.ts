import { createServer } from 'node:http'
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { httpAddress } from './http-address.ts'

const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'))

describe(httpAddress, () => {
  it.each([
    ['127.0.0.1', 'http://127.0.0.1:4800'],
    ['::1', 'http://[::1]:4800'],
    ['ioc.example', 'http://ioc.example:4800'],
  ])('of %s is %s', (host, address) => {
    expect(httpAddress(host, 4800)).toBe(address)
  })

  it.skipIf(!hasIpv6)('leads to a listener on IPv6', async () => {
    const server = createServer((_request, response) => response.end('ok')).listen(0, '::1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await (await fetch(httpAddress('::1', port))).text()).toBe('ok')
    server.close()
  })
})
