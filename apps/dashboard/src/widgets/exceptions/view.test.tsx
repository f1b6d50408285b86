import { exceptionsConfigSchema, type Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { sourcesWith, wordsOf } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard, seriesWith } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { exceptions } from './definition.ts'
import { ExceptionsView } from './view.tsx'

const judged = (id: string, vi: string, rest: Parameters<typeof anIndicator>[1] = {}) =>
  anIndicator(id, { vi, better: 'down', formula: { sum: ['x@end'] }, bands: { watch: 0, act: 30 }, ...rest })
const dark = judged('cam.dark', 'Camera mất tín hiệu', { unit: 'camera', owner: 'Giám đốc Trung tâm', pack: 'cam' })
const urgent = judged('pakn.urgent', 'Phản ánh khẩn chưa xong', { unit: 'phản ánh', owner: 'Chủ tịch UBND phường' })
const calm = judged('cam.flapping', 'Camera chập chờn')
const unjudged = anIndicator('tthc.received', { vi: 'Tiếp nhận' })
const all = [dark, urgent, calm, unjudged]

const act = (v: number) => aPoint(v, { l: 'act' })
const watch = (v: number) => aPoint(v, { l: 'watch' })
const ok = aPoint(0, { l: 'ok' })

interface Told {
  readonly series: readonly (readonly [typeof dark, readonly Point[]])[]
  readonly settings?: unknown
  readonly topics?: Parameters<typeof drawnBoard>[2]
  readonly height?: number
}

function drawn({ series, settings = {}, topics = {}, height = 1_700 }: Told): string {
  const scope = boardScope()
  const view = (
    <ExceptionsView
      title="Việc cần quyết"
      scope={scope}
      width={1_776}
      height={height}
      config={exceptionsConfigSchema.parse(settings)}
    />
  )
  const known = Object.assign({}, ...series.map(([indicator, points]) => seriesWith(indicator, points)), topics.topics)
  return drawnBoard(view, all, { ...topics, topics: known })
}
const said = (told: Told) => wordsOf(drawn(told))

describe('the list of exceptions', () => {
  it('says what is red, since when and whose, before what is only to be watched', () => {
    const words = said({
      series: [
        [urgent, [ok, watch(4)]],
        [dark, [ok, act(38), act(41)]],
        [calm, [ok]],
      ],
    })
    expect(words).toContain('1 việc phải xử lý hôm nay')
    expect(words).toContain('Camera mất tín hiệu Giám đốc Trung tâm Từ 04/12 · 2 ngày 08:14 41 camera Hôm nay')
    expect(words).toContain('Phản ánh khẩn chưa xong Chủ tịch UBND phường Từ hôm nay 08:14 4 phản ánh')
    expect(words.indexOf('Camera mất')).toBeLessThan(words.indexOf('Phản ánh khẩn'))
    expect(words).toContain('1 theo dõi 1 đạt')
  })

  it('keeps what, whose, since when and how much where each takes one line', () => {
    const told: Told = { series: [[dark, [ok, aPoint(38, { l: 'act', o: '>' })]]], settings: { form: 'lines' } }
    expect(said(told)).toContain('Camera mất tín hiệu Giám đốc Trung tâm Từ hôm nay 08:14 &gt; 38 camera Hôm nay')
    expect(drawn(told)).toContain('class="exceptions-line"')
  })

  it('puts what has been red for longest first', () => {
    const words = said({
      series: [
        [dark, [ok, act(90)]],
        [urgent, [ok, act(31), act(31)]],
        [calm, [ok]],
      ],
    })
    expect(words.indexOf('Phản ánh khẩn')).toBeLessThan(words.indexOf('Camera mất'))
  })

  it('gives up the line of steps for an owner with a long name', () => {
    const owner = 'Giám đốc Trung tâm Giám sát, điều hành thông minh'
    const owned = judged('cam.owned', 'Camera mất tín hiệu', { owner })
    const config = exceptionsConfigSchema.parse({})
    const view = <ExceptionsView title="x" scope={boardScope()} width={1_776} height={838} config={config} />
    const html = drawnBoard(view, [owned], { topics: seriesWith(owned, [ok, act(38), act(41)]) })
    expect(html).toContain(owner)
    expect(html).not.toContain('class="small-line"')
    expect(drawn({ series: [[dark, [ok, act(38), act(41)]]] })).toContain('class="small-line"')
  })

  it('names the unit in which it is worst', () => {
    const units = { '14329': act(31), '14464': watch(9) }
    const words = said({
      series: [[dark, [act(40)]]],
      topics: { topics: { 'breakdown/cam.dark/37/2025-12-05/unit': units } },
    })
    expect(words).toContain('Nặng nhất: Phường Hoa Lư · 31 camera')
  })

  it('is calm when all is met, and says so when nothing can be judged', () => {
    const met = all.slice(0, 3).map((each) => [each, [ok]] as const)
    expect(said({ series: met })).toContain('Không có việc phải xử lý 0 theo dõi 3 đạt Camera mất tín hiệu 0 camera')
    const gone = all.slice(0, 3).map((each) => [each, [aPoint(null)]] as const)
    expect(said({ series: gone })).toContain('3 chưa có dữ liệu Chưa chỉ tiêu nào có số liệu')
  })

  it('does not call it calm while something is unknown', () => {
    const words = said({
      series: [
        [dark, [ok]],
        [urgent, [aPoint(null)]],
        [calm, [ok]],
      ],
    })
    expect(words).toContain('Chưa thấy việc phải xử lý')
    expect(words).not.toContain('Không có việc')
  })

  it('judges nothing from a source that has fallen silent, and shows the source instead', () => {
    const sources = sourcesWith({ freshness: 'lost', coveredTo: '2025-12-01T08:14:00+07:00' })
    const words = said({ series: [[dark, [act(41)]]], topics: { topics: { sources } }, settings: { sources: true } })
    expect(words).not.toContain('41 camera')
    expect(words).toContain('Một cửa điện tử')
    expect(words).toContain('Từ 08:14 01/12')
  })

  it('looks at what it is told to, by name or by pack', () => {
    const series = [[dark, [act(41)]] as const, [urgent, [act(31)]] as const]
    expect(said({ series, settings: { indicators: ['cam.dark'] } })).not.toContain('Phản ánh khẩn')
    expect(said({ series, settings: { packs: ['cam'] } })).toContain('Camera mất tín hiệu')
    expect(said({ series, settings: { packs: ['cam'] } })).not.toContain('Phản ánh khẩn')
  })

  it('counts what has no room', () => {
    const series = [[dark, [act(41)]] as const, [urgent, [act(31)]] as const]
    expect(said({ series, height: 500 })).toContain('và 1 việc nữa')
  })

  it('waits for the first answer, and tells how many it still reads', () => {
    expect(said({ series: [] })).toContain('Đang chờ nguồn')
    expect(said({ series: [[dark, [ok]]] })).toContain('đang đọc 2 chỉ tiêu')
  })

  it('fails in the words of the centre', () => {
    const html = said({ series: [], topics: { refused: { sources: 'forbidden' } } })
    expect(html).toContain('Không tính được')
  })

  it('watches the sources; the rest follows from the catalogue', () => {
    expect(exceptions.open({}).topics(boardScope())).toEqual(['sources'])
  })
})
