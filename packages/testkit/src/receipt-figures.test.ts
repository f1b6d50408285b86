import { describe, expect, it } from 'vitest'
import { receiptFigures, receiptText } from './receipt-figures.ts'

const header = 'case:channel,case:concept:name,case:deadline,case:department,case:enddate,case:startdate,concept:name'
const small = [
  header,
  // Ends on 30 April at 18:30 in Central Europe, which is 23:30 in Vietnam; the second starts an hour later, in May.
  'Desk,one,2011-05-02 00:00:00+02:00,General,2011-04-30 18:30:00.000000+02:00,2011-04-29 08:00:00.000000+02:00,A',
  'Desk,one,2011-05-02 00:00:00+02:00,General,2011-04-30 18:30:00.000000+02:00,2011-04-29 08:00:00.000000+02:00,B',
  'Post,two,2011-05-02 00:00:00+02:00,General,2011-05-02 00:00:00.001000+02:00,2011-04-30 19:30:00.000000+02:00,A',
  'Post,three,2011-05-02 00:00:00+02:00,Experts,,2011-04-30 18:59:59.999000+02:00,A',
  'Desk,four,2011-05-02 00:00:00+02:00,General,2011-05-01 09:00:00.000000+02:00,2011-05-01 10:00:00.000000+02:00,A',
  '',
].join('\n')
const text = receiptText()

describe(receiptFigures, () => {
  it('counts each case once, by instants and by months of Vietnam', () => {
    expect(receiptFigures(small)).toEqual({
      total: 4,
      open: 1,
      late: 1,
      endedBeforeStart: ['four'],
      byChannel: { Desk: { total: 2, open: 0, late: 0 }, Post: { total: 2, open: 1, late: 1 } },
      byDepartment: { General: { total: 3, open: 0, late: 1 }, Experts: { total: 1, open: 1, late: 0 } },
      startedByMonth: { '2011-04': 2, '2011-05': 2 },
      endedByMonth: { '2011-04': 1, '2011-05': 2 },
      lateByMonth: { '2011-05': 1 },
    })
  })

  it.each([
    [
      'a time without an offset',
      small.replace('19:30:00.000000+02:00', '19:30:00.000000'),
      'no instant with an offset',
    ],
    ['quoted fields', small.replace('Post', '"Post"'), 'no quoted fields'],
  ])('refuses %s', (_, csv, sentence) => {
    expect(() => receiptFigures(csv)).toThrow(sentence)
  })
})

// Counted by another program over the same file.
describe.skipIf(text === null)(
  'the real receipt file, skipped where ../shared/data/real/receipt/receipt.csv is absent',
  () => {
    const figures = receiptFigures(text ?? header)

    it('has 1,434 dossiers, 105 open and 377 late', () => {
      expect(figures).toMatchObject({ total: 1434, open: 105, late: 377 })
      expect(figures.endedBeforeStart).toEqual(expect.arrayContaining(['case-10862', 'case-8267']))
      expect(figures.endedBeforeStart).toHaveLength(2)
    })

    it('splits by channel and department', () => {
      const totals = (groups: typeof figures.byChannel) =>
        Object.fromEntries(Object.entries(groups).map(([key, { total }]) => [key, total]))
      expect(totals(figures.byChannel)).toEqual({ Internet: 1250, Desk: 109, Post: 53, 'e-mail': 21, Intern: 1 })
      expect(totals(figures.byDepartment)).toEqual({ General: 1390, 'Customer contact': 29, Experts: 15 })
    })

    it('spreads over sixteen months', () => {
      expect(Object.keys(figures.startedByMonth)).toHaveLength(16)
      expect(figures.startedByMonth).toMatchObject({ '2010-10': 85, '2010-12': 132, '2011-08': 31, '2012-01': 11 })
      expect(figures.endedByMonth).toMatchObject({ '2010-10': 1, '2011-05': 141, '2011-06': 69, '2012-01': 51 })
    })

    it('adds up in every split', () => {
      const sum = (counts: Readonly<Record<string, number>>) =>
        Object.values(counts).reduce((total, one) => total + one, 0)
      expect(sum(figures.startedByMonth)).toBe(figures.total)
      expect(sum(figures.endedByMonth)).toBe(figures.total - figures.open)
      expect(sum(figures.lateByMonth)).toBe(figures.late)
      for (const groups of [figures.byChannel, figures.byDepartment]) {
        const all = Object.values(groups)
        expect(all.reduce((total, one) => total + one.late, 0)).toBe(figures.late)
        expect(all.reduce((total, one) => total + one.open, 0)).toBe(figures.open)
      }
    })
  },
)
