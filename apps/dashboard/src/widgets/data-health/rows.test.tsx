import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../desk/desk-fixture.tsx'
import { codeName } from './code-name.ts'
import { type HealthRow, HealthRows } from './rows.tsx'

function drawn(rows: readonly HealthRow[], height = 5_000, empty: Parameters<typeof HealthRows>[0]['empty'] = none) {
  return renderToStaticMarkup(<HealthRows title="Cách ly" rows={rows} height={height} empty={empty} />)
}
const none = { words: 'Không có gì.' }

function rowsNamed(count: number): readonly HealthRow[] {
  return Array.from({ length: count }, (_, at) => ({ key: `${at}`, title: `Việc ${at + 1}`, note: 'ghi chú' }))
}

describe(HealthRows, () => {
  it('shows all rows where they just fit, and counts no rest', () => {
    const said = wordsOf(drawn(rowsNamed(3), 500))
    expect(said).toContain('Việc 3')
    expect(said).not.toContain('nữa')
  })

  it('gives up a row for the line that counts the rest', () => {
    const said = wordsOf(drawn(rowsNamed(4), 500))
    expect(said).toContain('Việc 2')
    expect(said).not.toContain('Việc 3')
    expect(said).toContain('và 2 mục nữa')
  })

  it('counts every row where there is room for none, in Vietnamese form', () => {
    const html = drawn(rowsNamed(1_200), 60)
    expect(html).not.toContain('<li')
    expect(wordsOf(html)).toBe('Cách ly và 1.200 mục nữa')
  })

  it('shows five in red, and counts those beyond with all that is left out', () => {
    const red = rowsNamed(8).map((row) => ({ ...row, level: 'act' as const }))
    const others = rowsNamed(2).map((row) => ({ ...row, key: `w${row.key}`, level: 'watch' as const }))
    const html = drawn([...red, ...others])
    expect(html.match(/data-level="act"/g)).toHaveLength(5)
    expect(html.match(/data-level="watch"/g)).toHaveLength(2)
    expect(wordsOf(html)).toContain('và 3 mục nữa, trong đó 3 phải xử lý')
    expect(wordsOf(drawn([...red, ...others], 800))).toContain('và 6 mục nữa, trong đó 4 phải xử lý')
    expect(wordsOf(drawn(others))).not.toContain('nữa')
  })

  it('calls what is left out by its name', () => {
    const html = renderToStaticMarkup(
      <HealthRows title="Mẻ" rows={rowsNamed(9)} height={500} empty={none} more="nguồn" />,
    )
    expect(wordsOf(html)).toContain('và 7 nguồn nữa')
  })

  it('keeps the order that it is given', () => {
    const said = wordsOf(drawn([...rowsNamed(2)].toReversed()))
    expect(said.indexOf('Việc 2')).toBeLessThan(said.indexOf('Việc 1'))
  })

  it('marks a row with its level in shape and words, and a row without level not at all', () => {
    const [first, second] = rowsNamed(2)
    if (first === undefined || second === undefined) throw new Error('two rows')
    const html = drawn([{ ...first, level: 'act' }, second])
    expect(html.match(/aria-label="Phải xử lý"/g)).toHaveLength(1)
    expect(html.match(/data-level=/g)).toHaveLength(1)
  })

  it('puts a number and its note at the right, and nothing where there is none', () => {
    const [row] = rowsNamed(1)
    if (row === undefined) throw new Error('one row')
    expect(drawn([row])).not.toContain('health-value')
    const html = drawn([{ ...row, value: '97,4', valueNote: 'điểm' }])
    expect(html).toContain('<b class="num">97,4</b>')
    expect(wordsOf(html)).toContain('Việc 1 ghi chú 97,4 điểm')
  })

  it('says what it is to have nothing, with a mark only where that is good news', () => {
    expect(wordsOf(drawn([]))).toBe('Cách ly Không có gì.')
    expect(drawn([])).not.toContain('class="mark"')
    expect(drawn([], 500, { ...none, level: 'ok' })).toContain('aria-label="Đạt"')
    expect(wordsOf(drawn(rowsNamed(1)))).not.toContain('Không có gì.')
  })
})

describe(codeName, () => {
  it('says a known code in words and leaves an unknown one as it is', () => {
    expect(codeName('bad_date')).toBe('ngày giờ không đọc được')
    expect(codeName('never_seen')).toBe('never_seen')
  })

  it('is not misled by names that every object has', () => {
    expect(codeName('toString')).toBe('toString')
  })
})
