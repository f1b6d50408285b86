import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { passwordDigest, soapEnvelope } from './soap-envelope.ts'
import { findNode, type SoapNode, soapTree, textAt } from './soap-tree.ts'

const deviceTime = Date.UTC(2026, 2, 2, 1, 30, 5)
const account = { user: 'admin', password: 'mật khẩu', deviceTime }

function treeOf(text: string): SoapNode {
  const tree = soapTree(text)
  if (tree === null) throw new Error('no XML')
  return tree
}

describe(passwordDigest, () => {
  it("gives the digest of the example in ONVIF's programmer's guide", () => {
    const nonce = Buffer.from('LKqI6G/AikKCQrN0zqZFlg==', 'base64')
    expect(passwordDigest(nonce, '2010-09-16T07:50:45Z', 'userpassword')).toBe('tuOSpGlFlIXsozq4HFNeeGeFLEI=')
  })
})

describe(soapEnvelope, () => {
  it('proves the password by nonce and time of the device, as WS-UsernameToken defines', () => {
    const text = soapEnvelope({ service: 'device', name: 'GetDeviceInformation' }, account)
    const tree = treeOf(text)
    const [nonce, created] = [textAt(tree, 'UsernameToken/Nonce') ?? '', textAt(tree, 'UsernameToken/Created') ?? '']
    expect(created).toBe('2026-03-02T01:30:05.000Z')
    const bytes = Buffer.concat([Buffer.from(nonce, 'base64'), Buffer.from(`${created}mật khẩu`, 'utf8')])
    expect(textAt(tree, 'UsernameToken/Password')).toBe(createHash('sha1').update(bytes).digest('base64'))
    expect(findNode(tree, 'UsernameToken/Password')?.attributes.get('Type')).toMatch(/#PasswordDigest$/)
    expect(text).not.toContain('mật khẩu')
  })

  it('uses a nonce of sixteen bytes once', () => {
    const nonces = [1, 2].map(() => {
      const tree = treeOf(soapEnvelope({ service: 'device', name: 'GetCapabilities' }, account))
      return textAt(tree, 'Security/UsernameToken/Nonce') ?? ''
    })
    expect(Buffer.from(nonces[0] ?? '', 'base64')).toHaveLength(16)
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it('has no header without an account', () => {
    const tree = treeOf(soapEnvelope({ service: 'device', name: 'GetSystemDateAndTime' }, null))
    expect(findNode(tree, 'Header')).toBeUndefined()
    expect(findNode(tree, 'Envelope/Body/GetSystemDateAndTime')?.attributes.get('xmlns')).toBe(
      'http://www.onvif.org/ver10/device/wsdl',
    )
  })

  it('keeps names and profiles that look like XML as they are', () => {
    const call = { service: 'media', name: 'GetStreamUri', profile: '<a>&b' } as const
    const tree = treeOf(soapEnvelope(call, { ...account, user: 'R&D <1>' }))
    expect(textAt(tree, 'UsernameToken/Username')).toBe('R&D <1>')
    expect(textAt(tree, 'Body/GetStreamUri/ProfileToken')).toBe('<a>&b')
    expect(textAt(tree, 'StreamSetup/Transport/Protocol')).toBe('RTSP')
  })
})

describe(soapTree, () => {
  it('knows elements by their local names, whatever prefix a device chose', () => {
    const tree = treeOf('<e:E xmlns:e="urn:e" xmlns:t="urn:t"><t:Profiles t:token="p1"> one </t:Profiles></e:E>')
    expect(textAt(tree, 'E/Profiles')).toBe('one')
    expect(findNode(tree, 'Profiles')?.attributes.get('token')).toBe('p1')
  })

  it('finds a whole path after a beginning of it that led nowhere', () => {
    const tree = treeOf('<r><Time><Zone>7</Zone></Time><UTC><Time><Hour>8</Hour></Time></UTC></r>')
    expect(textAt(tree, 'Time/Hour')).toBe('8')
    expect(textAt(tree, 'UTC/Hour')).toBeNull()
  })

  it('gives null for an element that is empty or missing', () => {
    const tree = treeOf('<r><Model> </Model></r>')
    expect(textAt(tree, 'Model')).toBeNull()
    expect(textAt(tree, 'Firmware')).toBeNull()
  })

  const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth)

  it.each([
    ['text that is no XML', 'Unauthorized'],
    ['XML that breaks off', '<a><b></b>'],
    ['a prefix that is bound to nothing', '<s:a/>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['more depth than any device answers with', nested(41)],
    ['more elements than any device answers with', `<a>${'<b/>'.repeat(20_000)}</a>`],
  ])('does not read %s', (_, text) => {
    expect(soapTree(text)).toBeNull()
  })

  it('reads up to its bounds', () => {
    expect(soapTree(nested(40))).not.toBeNull()
    expect(soapTree(`<a>${'<b/>'.repeat(19_999)}</a>`)?.children[0]?.children).toHaveLength(19_999)
  })
})
