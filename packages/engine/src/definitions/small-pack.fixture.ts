import type { Formula, Indicator, IndicatorFile, Measure } from '@toan-canh/contract'

/** An indicator in whole dossiers that is not judged; the given parts replace the usual ones. */
export function anIndicator(formula: Formula, parts: Partial<Indicator> = {}): Indicator {
  return {
    vi: 'Chỉ tiêu',
    en: 'Indicator',
    unit: 'hồ sơ',
    better: 'context',
    kind: 'statistic',
    formula,
    decimals: 0,
    cadence: 'hour',
    class: 'public',
    owner: 'Chánh Văn phòng',
    basis: 'Thử nghiệm',
    ...parts,
  }
}

/** A pack of dossiers with the dimension `channel`, of which the direct one is named. */
export function aPack(
  measures: Readonly<Record<string, Measure>>,
  indicators: Readonly<Record<string, Indicator>> = {},
  parts: Partial<IndicatorFile> = {},
): IndicatorFile {
  return {
    pack: 'small',
    facts: { shape: 'case', kind: 'dossier' },
    dimensions: { channel: { vi: 'Kênh', en: 'Channel', values: { direct: 'Trực tiếp' } } },
    measures: { ...measures },
    indicators: { ...indicators },
    ...parts,
  }
}
