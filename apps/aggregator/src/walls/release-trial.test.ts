import { describe, expect, it } from 'vitest'
import { aBeat } from './a-device.fixture.ts'
import { releaseFor, type Trial, trialAfter } from './release-trial.ts'

const began: Trial = { id: 'index-moi', verdict: 'trial', at: 0, first: null, why: null }
const tells = (device: string, more: Partial<typeof aBeat> = {}) => ({
  device,
  name: `dieu-hanh/${device}`,
  beat: { ...aBeat, release: 'index-cu', ...more },
})
const onTrial = (until: number, more: Partial<typeof aBeat> = {}) =>
  trialAfter(trialAfter(began, tells('a'), 0), tells('a', more), until)

describe(trialAfter, () => {
  it('lets the first output that is there try, and all the others wait', () => {
    const trial = trialAfter(trialAfter(began, tells('a'), 0), tells('b'), 5_000)
    expect(trial.first).toMatchObject({ device: 'a', name: 'dieu-hanh/a' })
    expect(['a', 'b'].map((each) => releaseFor(trial, 'index-cu', each, 5_000))).toEqual(['index-moi', 'index-cu'])
  })

  it('takes the release for all after the first has run it well for a minute', () => {
    const runs = { release: 'index-moi' }
    const running = onTrial(10_000, runs)
    expect(trialAfter(running, tells('a', runs), 69_999).verdict).toBe('trial')
    const taken = trialAfter(running, tells('a', runs), 70_000)
    expect(taken.verdict).toBe('taken')
    const later = Array.from({ length: 50 }, (_, at) => releaseFor(taken, 'index-cu', `màn ${at}`, 95_000))
    expect(new Set(later)).toEqual(new Set(['index-cu', 'index-moi']))
    expect(releaseFor(taken, 'index-cu', 'màn 7', 130_000)).toBe('index-moi')
  })

  it.each([
    ['says that its check failed', 20_000, { refused: { release: 'index-moi', why: '2 ô báo lỗi' } }, '2 ô báo lỗi'],
    ['cannot load it in three minutes', 180_000, {}, 'bản mới không lên được trong 3 phút'],
  ] as const)('goes back when the first %s', (_, at, more, why) => {
    const trial = onTrial(at, more)
    expect(trial).toMatchObject({ verdict: 'refused', why })
    expect(['a', 'b'].map((each) => releaseFor(trial, 'index-cu', each, at))).toEqual(['index-cu', 'index-cu'])
  })

  it('goes back when it hangs within its minute, and not for what hung before', () => {
    const runs = { release: 'index-moi' }
    const hung = (at: number) => tells('a', { ...runs, renewed: { at, why: 'silent' } })
    const running = onTrial(10_000, runs)
    expect(trialAfter(running, hung(-1), 20_000).verdict).toBe('trial')
    expect(trialAfter(running, hung(15_000), 20_000).verdict).toBe('refused')
  })

  it('lets another try when the first was switched off, and ends with its verdict', () => {
    const trial = trialAfter(onTrial(5_000), tells('b'), 65_000)
    expect(trial.first?.device).toBe('b')
    const refused = onTrial(20_000, { refused: { release: 'index-moi', why: 'hỏng' } })
    expect(trialAfter(refused, tells('a', { release: 'index-moi' }), 200_000)).toBe(refused)
  })
})

describe(releaseFor, () => {
  it('has no other release to give where there was none before', () => {
    expect(releaseFor(began, null, 'a', 0)).toBe('index-moi')
  })
})
