import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { digestAnswer } from './digest-auth.ts'

const asked = { method: 'GET', uri: '/dir/index.html', user: 'Mufasa' }

/** RFC 2617 §3.5. */
const old = {
  ...asked,
  password: 'Circle Of Life',
  cnonce: '0a4f113b',
  realm: 'realm="testrealm@host.com"',
  nonce: 'nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"',
  opaque: 'opaque="5ccc069c403ebaf9f0171e9517f40e41"',
}
/** RFC 7616 §3.9.1. */
const recent = { ...asked, password: 'Circle of Life', cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ' }
const recentChallenge = (algorithm: string): string =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`

function responseOf(answer: string | null): string | undefined {
  return / response="([0-9a-f]+)"/.exec(answer ?? '')?.[1]
}

describe(digestAnswer, () => {
  it('answers the example of RFC 2617', () => {
    const answer = digestAnswer(`Digest ${old.realm}, qop="auth,auth-int", ${old.nonce}, ${old.opaque}`, old)
    expect(answer).toBe(
      `Digest username="Mufasa", ${old.realm}, ${old.nonce}, uri="/dir/index.html", response="6629fae49393a05397450978507c4ef1", ${old.opaque}, algorithm=MD5, qop=auth, nc=00000001, cnonce="0a4f113b"`,
    )
  })

  it('answers as of old where no quality of protection is offered', () => {
    const answer = digestAnswer(`Digest ${old.realm}, ${old.nonce}`, old)
    expect(responseOf(answer)).toBe('670fd8c2df070c60b045671b8b24ff02')
    expect(answer).not.toMatch(/qop|cnonce|opaque/)
  })

  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('answers the example of RFC 7616 with %s', (algorithm, response) => {
    const answer = digestAnswer(recentChallenge(algorithm), recent)
    expect(responseOf(answer)).toBe(response)
    expect(answer).toContain(`algorithm=${algorithm}`)
  })

  it('answers the first of several challenges, whatever stands around it', () => {
    const header = `Basic realm="other", ${recentChallenge('SHA-256')}, ${recentChallenge('MD5')}`
    expect(digestAnswer(header, recent)).toBe(digestAnswer(recentChallenge('SHA-256'), recent))
    expect(digestAnswer(`${recentChallenge('MD5')}, Basic realm="other"`, recent)).toContain(
      'realm="http-auth@example.org"',
    )
  })

  it.each([
    ['an algorithm nobody here knows', recentChallenge('SHA-512-256')],
    ['a session algorithm', recentChallenge('MD5-sess')],
    ['bodies alone', `Digest realm="x", nonce="y", qop="auth-int"`],
    ['nothing that can be answered', 'Digest realm="x"'],
  ])('passes over a challenge for %s, and answers the next', (_, first) => {
    expect(digestAnswer(`${first}, ${recentChallenge('MD5')}`, recent)).toBe(
      digestAnswer(recentChallenge('MD5'), recent),
    )
  })

  it('is not led astray by commas and schemes inside quotes', () => {
    const realm = String.raw`realm="Basic one, Digest two, \"three\""`
    const answer = digestAnswer(`Negotiate, Digest ${realm}, ${old.nonce}, Bearer`, old)
    expect(answer).toContain(`${realm}, ${old.nonce}, uri=`)
    const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
    const secret = md5(`Mufasa:${realm.slice('realm="'.length, -1)}:Circle Of Life`)
    expect(responseOf(answer)).toBe(
      md5(`${secret}:${old.nonce.slice('nonce="'.length, -1)}:${md5('GET:/dir/index.html')}`),
    )
  })

  it('quotes what is special in a name, which the hash takes as it is', () => {
    const user = String.raw`ca"m\1`
    const answer = digestAnswer('Digest realm=cam, nonce=n1', { ...old, user })
    expect(answer).toContain(String.raw`username="ca\"m\\1", realm=`)
    const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
    expect(responseOf(answer)).toBe(md5(`${md5(`${user}:cam:Circle Of Life`)}:n1:${md5('GET:/dir/index.html')}`))
  })

  it('reads names of any case and values without quotes', () => {
    const answer = digestAnswer('digest REALM=cam, Nonce=n1', old)
    const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
    expect(responseOf(answer)).toBe(md5(`${md5('Mufasa:cam:Circle Of Life')}:n1:${md5('GET:/dir/index.html')}`))
  })

  it('depends on the method', () => {
    const post = digestAnswer(recentChallenge('MD5'), { ...recent, method: 'POST' })
    expect(responseOf(post)).toMatch(/^[0-9a-f]{32}$/)
    expect(responseOf(post)).not.toBe('8ca523f5e9506fed4657c9700eebdbec')
  })

  it('chooses a new number of its own for each answer', () => {
    const { cnonce: _cnonce, ...without } = recent
    const numbers = [1, 2].map(() => / cnonce="(.+?)"/.exec(digestAnswer(recentChallenge('MD5'), without) ?? '')?.[1])
    expect(numbers[0]).toMatch(/^[0-9a-f]{16}$/)
    expect(numbers[1]).not.toBe(numbers[0])
  })

  it('never writes the password', () => {
    expect(digestAnswer(recentChallenge('MD5'), recent)).not.toContain('Circle')
  })

  it.each([
    ['no header at all', undefined],
    ['another scheme', 'Basic realm="camera"'],
    ['an algorithm nobody here knows', recentChallenge('SHA-512-256')],
    ['a session algorithm', recentChallenge('MD5-sess')],
    ['a protection of bodies only', `Digest ${old.realm}, ${old.nonce}, qop="auth-int"`],
    ['no nonce', `Digest ${old.realm}`],
    ['no realm', `Digest ${old.nonce}`],
  ])('answers nothing to %s', (_, header) => {
    expect(digestAnswer(header, old)).toBeNull()
  })
})
