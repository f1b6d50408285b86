import { lookup as resolve } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { SourceError } from './source-error.ts'

/** Addresses that are nobody's upstream: link-local with the metadata services of clouds, "this host", multicast, reserved. */
const forbidden = new BlockList()
forbidden.addSubnet('0.0.0.0', 8)
forbidden.addSubnet('169.254.0.0', 16)
forbidden.addSubnet('224.0.0.0', 3)
forbidden.addAddress('100.100.100.200')
forbidden.addAddress('168.63.129.16')
forbidden.addAddress('::', 'ipv6')
forbidden.addSubnet('fe80::', 10, 'ipv6')
forbidden.addSubnet('ff00::', 8, 'ipv6')
forbidden.addAddress('fd00:ec2::254', 'ipv6')

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

export interface AddressRule {
  readonly allowLoopback: boolean
}

/** Whether a connection to this IP address is allowed; private networks are, since provinces' own systems live there. */
export function isAllowedAddress(address: string, rule: AddressRule): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (forbidden.check(address, family)) return false
  return rule.allowLoopback || !loopback.check(address, family)
}

/** The host of a URL as DNS and sockets want it: IPv6 without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

/**
 * Checks an address that a person typed and gives it back read: http or https, no credentials inside, and no name that
 * leads to a metadata service, a link-local or (unless allowed) a loopback address. Throws `SourceError` of owner `config`;
 * of owner `transient` when the name cannot be resolved now.
 */
export async function guardUrl(text: string, rule: AddressRule): Promise<URL> {
  if (!URL.canParse(text)) throw new SourceError('config', 'Địa chỉ của nguồn không phải một URL.')
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new SourceError('config', `Địa chỉ của nguồn phải là http hoặc https, không phải ${url.protocol}`)
  if (url.username !== '' || url.password !== '')
    throw new SourceError('config', 'Địa chỉ của nguồn không được chứa tên và mật khẩu.')
  await guardHost(hostOf(url), rule)
  return url
}

/**
 * Checks a host that a person typed by the rule of `guardUrl` and gives the address to connect to: whoever connects to it, and
 * not to the name, cannot be led elsewhere by a second answer of DNS.
 */
export async function guardHost(host: string, rule: AddressRule): Promise<string> {
  const addresses = isIP(host) === 0 ? await addressesOf(host) : [host]
  const [first] = addresses
  if (first === undefined || !addresses.every((address) => isAllowedAddress(address, rule)))
    throw new SourceError('config', `Địa chỉ ${host} dẫn tới một vùng mạng không được phép gọi.`)
  return first
}

async function addressesOf(host: string): Promise<readonly string[]> {
  try {
    return (await resolve(host, { all: true })).map(({ address }) => address)
  } catch (cause) {
    throw new SourceError('transient', `Không phân giải được tên máy ${host}.`, { cause })
  }
}
