import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { confirmAddress, PairingView, qrPath } from './pairing-view.tsx'

describe(qrPath, () => {
  it('draws the three finders of a code, within its quiet border', () => {
    const { path, size } = qrPath(confirmAddress('https://ioc.example.vn', '012345'))
    const squares = new Set(path.match(/M\d+ \d+/g))
    for (const [x, y] of [
      [2, 2],
      [size - 9, 2],
      [2, size - 9],
    ] as const) {
      expect([squares.has(`M${x} ${y}`), squares.has(`M${x + 6} ${y + 6}`), squares.has(`M${x + 1} ${y + 1}`)]).toEqual(
        [true, true, false],
      )
    }
    expect(squares.has('M0 0')).toBe(false)
  })
})

describe(confirmAddress, () => {
  it('leads to the place where the code is confirmed', () => {
    expect(confirmAddress('https://ioc.example.vn', '012345')).toBe('https://ioc.example.vn/desk/tuong?ghep=012345')
  })
})

describe(PairingView, () => {
  const drawn = (client: QueryClient) =>
    renderToStaticMarkup(
      <QueryClientProvider client={client}>
        <PairingView onPaired={() => {}} />
      </QueryClientProvider>,
    )

  it('shows six digits in two groups with the way to confirm them', () => {
    const client = new QueryClient()
    client.setQueryData(['pairing'], { claim: 'c', code: '012345', expiresAt: Date.now() + 600_000 })
    // What is drawn on a server does not see a browser's address; the code is drawn from its own.
    Object.defineProperty(globalThis, 'location', { value: { origin: 'https://ioc.example.vn' }, configurable: true })
    const html = drawn(client)
    expect(html).toContain('012 345')
    expect(html).toContain('aria-label="Mã QR')
  })

  it('keeps its place while there is no code yet', () => {
    expect(drawn(new QueryClient())).toContain('··· ···')
  })
})
