import { describe, expect, it } from 'vitest'
import { guardUrl, isAllowedAddress } from './guard-url.ts'

const open = { allowLoopback: true }
const closed = { allowLoopback: false }

describe(guardUrl, () => {
  it.each(['http://10.1.2.3:8080/api', 'https://192.168.1.5/', 'http://[fd12::1]/'])('lets %s pass', async (text) => {
    expect((await guardUrl(text, closed)).href).toContain(text)
  })

  it.each([
    'lgsp.tinh',
    'ftp://10.0.0.1/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://user:pass@10.0.0.1/',
    'http://user@10.0.0.1/',
    'http://169.254.169.254/latest/meta-data',
    'http://[fe80::1]/',
    'http://[fd00:ec2::254]/',
    'http://0.0.0.0/',
    'http://0/',
    'http://2852039166/',
    'http://0xa9.0xfe.0xa9.0xfe/',
    'http://[::ffff:169.254.169.254]/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://100.100.100.200/',
  ])('stops %s', async (text) => {
    await expect(guardUrl(text, open)).rejects.toMatchObject({ name: 'SourceError', owner: 'config' })
  })

  it.each([
    'http://127.0.0.1:4801',
    'http://127.9.9.9',
    'http://[::1]:80',
    'http://localhost:1',
    'http://[::ffff:127.0.0.1]/',
  ])('lets the loopback address %s pass only where it is allowed', async (text) => {
    await expect(guardUrl(text, open)).resolves.toBeInstanceOf(URL)
    await expect(guardUrl(text, closed)).rejects.toMatchObject({ owner: 'config' })
  })

  it('says that a name cannot be resolved now', async () => {
    await expect(guardUrl('http://khong-co.invalid/', open)).rejects.toMatchObject({ owner: 'transient' })
  })
})

describe(isAllowedAddress, () => {
  it.each([
    ['172.16.0.1', true],
    ['8.8.8.8', true],
    ['127.0.0.1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:10.0.0.1', true],
    ['::ffff:169.254.1.1', false],
    ['::', false],
  ])('judges %s: %s', (address, expected) => {
    expect(isAllowedAddress(address, closed)).toBe(expected)
  })
})
