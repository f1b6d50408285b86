import type { Page } from 'playwright-core'

const size = { maxWidth: 480, maxHeight: 270 } as const

/** What was seen while a page was watched. */
export interface Watched {
  /** The part of the picture that was not ground before anything was done. */
  readonly inkBefore: number
  /** Pictures that the browser showed meanwhile. */
  readonly pictures: number
  /** The least part of the picture that was not ground, of all of them: 0 is one colour all over. */
  readonly leastInk: number
}

/** The part of a picture that differs from its commonest colour. */
function inkOf(image: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const picture = new Image()
    picture.addEventListener('error', () => reject(new Error('no picture')))
    picture.addEventListener('load', () => {
      const canvas = new OffscreenCanvas(picture.width, picture.height)
      const context = canvas.getContext('2d', { willReadFrequently: true })
      context?.drawImage(picture, 0, 0)
      const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, picture.width, picture.height) ?? {}
      const counts = new Map<number, number>()
      for (let at = 0; at < data.length; at += 4) {
        const colour = ((data[at] ?? 0) >> 3) * 1_024 + ((data[at + 1] ?? 0) >> 3) * 32 + ((data[at + 2] ?? 0) >> 3)
        counts.set(colour, (counts.get(colour) ?? 0) + 1)
      }
      resolve(1 - Math.max(...counts.values()) / (data.length / 4))
    })
    picture.src = `data:image/jpeg;base64,${image}`
  })
}

/** Watches every picture that the browser shows of a page while something is done; `judge` is a page that reads them. */
export async function watchPicture(page: Page, judge: Page, work: () => Promise<unknown>): Promise<Watched> {
  const inkBefore = await judge.evaluate(inkOf, (await page.screenshot({ type: 'jpeg' })).toString('base64'))
  const session = await page.context().newCDPSession(page)
  const images: string[] = []
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    images.push(data)
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
  })
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, ...size })
  await work()
  await session.send('Page.stopScreencast')
  await session.detach()
  let leastInk = 1
  for (const image of images) leastInk = Math.min(leastInk, await judge.evaluate(inkOf, image))
  return { inkBefore, pictures: images.length, leastInk }
}
