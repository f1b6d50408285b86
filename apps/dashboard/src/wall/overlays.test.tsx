import { plainWallState, type WallState } from '@toan-canh/contract'
import { outputsOf } from '@toan-canh/live'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { aConnection, fixtureNow, wordsOf } from '../desk/desk-fixture.tsx'
import { LiveProvider } from '../live/index.ts'
import { aWallView } from './alarm/an-alarm.fixture.tsx'
import { Overlays, PointedTile } from './overlays.tsx'

const wall = aWallView([1920, 1920], [1080, 1080])
const span = (ms: number) => ({ id: '1', from: fixtureNow - 1_000, to: fixtureNow + ms })

function drawn(state: Partial<WallState>, output = 'r1c1', world: Parameters<typeof aConnection>[0] = {}): string {
  const crop = outputsOf(wall).find(({ id }) => id === output)
  if (crop === undefined) throw new Error(output)
  return renderToStaticMarkup(
    <LiveProvider live={aConnection(world)}>
      <Overlays wall={wall} crop={crop} scale={1} state={{ ...plainWallState, ...state }} />
    </LiveProvider>,
  )
}

describe(Overlays, () => {
  it('shows a message above the footer of the wall while it lasts and the centre is there', () => {
    const banners = [{ ...span(60_000), text: 'Họp khẩn lúc 14:00' }]
    expect(wordsOf(drawn({ banners }, 'r2c1'))).toContain('Họp khẩn lúc 14:00')
    expect(drawn({ banners }, 'r1c1')).toBe('')
    expect(drawn({ banners: [{ ...span(-1), text: 'Đã qua' }] }, 'r2c1')).toBe('')
    const link = { kind: 'lost', since: fixtureNow, retryAt: fixtureNow } as const
    expect(drawn({ banners }, 'r2c1', { link })).toBe('')
  })

  it('names the screen itself, and only itself', () => {
    const html = wordsOf(drawn({ identifies: [span(15_000)] }, 'r2c1'))
    expect(html).toBe('r2c1 Hàng 2 · cột 1 · 1920 × 1080')
  })
})

describe(PointedTile, () => {
  const places = { kpi: [100, 200, 300, 400] } as const
  const pointed = (target: WallState['points'][number]['target'], ms = 30_000) =>
    renderToStaticMarkup(
      <LiveProvider live={aConnection({})}>
        <PointedTile places={places} k={0.5} state={{ ...plainWallState, points: [{ ...span(ms), target }] }} />
      </LiveProvider>,
    )

  it('draws around the tile that is pointed at, and around nothing else', () => {
    expect(pointed({ tile: 'kpi' })).toContain('left:42px;top:92px;width:166px;height:216px')
    expect([pointed({ tile: 'else' }), pointed({ unit: '14329' }), pointed({ tile: 'kpi' }, -1)]).toEqual(['', '', ''])
  })
})
