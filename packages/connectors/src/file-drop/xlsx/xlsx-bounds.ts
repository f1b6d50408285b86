const MiB = 1024 * 1024

/** What a workbook may cost; at each bound the file is refused with a sentence. */
export const xlsxBounds = {
  entries: 4_000,
  /** All parts that are read, unpacked. */
  unpackedBytes: 512 * MiB,
  /** Unpacked to packed, of a part over one MiB: spreadsheets pack ten to sixty times. */
  ratio: 250,
  sharedStrings: 1_000_000,
  sharedStringsBytes: 96 * MiB,
  merges: 100_000,
  cells: 10_000_000,
  sheets: 500,
} as const
