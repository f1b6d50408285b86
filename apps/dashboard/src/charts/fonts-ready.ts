const letters = 'Ấộữ'
const digits = '0'
const weights = [400, 600] as const

let ready: Promise<void> | null = null

async function load(): Promise<void> {
  await Promise.all(
    weights.flatMap((weight) => [
      document.fonts.load(`${weight} 40px "Be Vietnam Pro"`, letters),
      document.fonts.load(`${weight} 40px "Be Vietnam Pro"`, 'a'),
      document.fonts.load(`${weight} 40px "TC So"`, digits),
    ]),
  )
  await document.fonts.ready
}

/** Resolves when the fonts that canvases write with are there; asked for once for all charts. */
export function fontsReady(): Promise<void> {
  ready ??= load()
  return ready
}
