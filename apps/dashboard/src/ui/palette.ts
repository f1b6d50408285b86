export const faces = ['wall', 'desk'] as const
/** Which of the two materials a screen is made of: dark lacquer for walls, light paper for desks. */
export type Face = (typeof faces)[number]

const wall = {
  bg: '#141310',
  surface: '#1c1b17',
  raised: '#26241f',
  line: '#39362f',
  lineStrong: '#5a554a',
  text: '#f4eee1',
  text2: '#c9c1b1',
  text3: '#9c9485',
  ok: '#8fcdb0',
  watch: '#f2b93b',
  act: '#ff6a50',
  actFill: '#d8391f',
  unknown: '#a9a59c',
  lam: '#7db9e2',
  lamDeep: '#2f6e9b',
  sea: '#11212a',
  land: '#454137',
  landOther: '#201e1a',
  border: '#4a463d',
} as const

/** Names of the colours that canvas drawings may use; the same names exist as `--kebab-case` in tokens.css. */
export type Palette = Readonly<Record<keyof typeof wall, string>>

const desk: Palette = {
  bg: '#f6f3ec',
  surface: '#ffffff',
  raised: '#ffffff',
  line: '#ddd7ca',
  lineStrong: '#8f8878',
  text: '#1d1b17',
  text2: '#4c483f',
  text3: '#6b665a',
  ok: '#1c7352',
  watch: '#5a3e00',
  act: '#c22a12',
  actFill: '#c22a12',
  unknown: '#4f4c46',
  lam: '#1f6498',
  lamDeep: '#4585b4',
  sea: '#dce7ec',
  land: '#f1ede3',
  landOther: '#e9e4d8',
  border: '#b5ae9f',
}

export const palettes: Readonly<Record<Face, Palette>> = { wall, desk }

/** Five classes of quantity; more is farther from the background. */
export const sequential: Readonly<Record<Face, readonly [string, string, string, string, string]>> = {
  wall: ['#22313a', '#2e4c5f', '#417090', '#6499bf', '#a3cfec'],
  desk: ['#e3eef5', '#b7d3e7', '#7fb0d3', '#4585b4', '#1b5685'],
}

export const fontFamily = "'TC So', 'Be Vietnam Pro', sans-serif"
