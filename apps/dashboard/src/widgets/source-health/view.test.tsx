import { describe, expect, it } from 'vitest'
import { specimenSource } from '../../fixture/specimen-items.ts'
import { renderSpecimen, specimenScope, type SpecimenView } from '../../fixture/render-specimen.tsx'
import { SourceHealthView } from './view.tsx'

function render(
  form: 'line' | 'owners' | 'list',
  view: Partial<SpecimenView> = {},
  only: readonly string[] = [],
): string {
  return renderSpecimen(
    <SourceHealthView
      title="Nguồn dữ liệu"
      config={{ form, only, owners: true }}
      scope={specimenScope()}
      width={1_792}
      height={414}
    />,
    [],
    { topics: [], ...view },
  )
}

describe('the health of sources', () => {
  it('says in one line what comes from where, until when, and who owns it', () => {
    const html = render('line')
    for (const part of [
      'Một cửa điện tử',
      'số liệu đến 08:16, nhận 08:17',
      'Giám đốc Trung tâm Phục vụ hành chính công tỉnh',
      'aria-label="tươi"',
    ]) {
      expect(html).toContain(part)
    }
  })

  it('counts two sources where there is no room for their names', () => {
    const two = [specimenSource(Date.parse('2026-11-21T08:20:00+07:00')), specimenSource(0, { id: 'tong-dai' })]
    const html = render('line', { items: { sources: Object.fromEntries(two.map((each) => [each.id, each])) } })
    expect(html).toContain('<b class="strong">2</b> tươi')
    expect(html).not.toContain('Một cửa điện tử')
  })

  it('names the owners alone where they have a line of their own', () => {
    expect(render('owners')).toContain('Giám đốc Trung tâm Phục vụ hành chính công tỉnh')
    expect(render('owners')).not.toContain('số liệu đến')
  })

  it('lists counts and quarantine where there is room', () => {
    const html = render('list')
    expect(html).toContain('2.914.233')
    expect(html).toContain('12 dòng cách ly')
  })

  it('lists the worst first, and counts those for which there is no room', () => {
    const at = Date.parse('2026-11-21T08:20:00+07:00')
    const freshnesses = ['fresh', 'fresh', 'lost', 'stale'] as const
    const sources = freshnesses.map((freshness, index) => [
      `s${String(index)}`,
      specimenSource(at, { id: `s${String(index)}`, name: `Nguồn ${String(index)}`, freshness }),
    ])
    const html = render('list', { items: { sources: Object.fromEntries(sources) } })
    expect(html).toContain('Nguồn 2')
    expect(html).not.toContain('Nguồn 0')
    expect(html).toContain('và 3 nguồn nữa')
    expect(render('list')).not.toContain('nguồn nữa')
  })

  it('shows those alone that the scene stands on', () => {
    expect(render('line', {}, ['mot-cua'])).toContain('Một cửa điện tử')
    expect(render('line', {}, ['camera'])).not.toContain('Một cửa điện tử')
  })

  it('never lets silence look live', () => {
    const html = render('line', { source: { freshness: 'lost', coveredTo: '2026-11-18T06:20:00+07:00' } })
    expect(html).toContain('aria-label="mất"')
    expect(html).toContain('mất 3 ngày')
  })
})
