import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { encode } from 'uqr'
import { text } from '../ui/messages.ts'
import { wallText } from '../ui/wall-messages.ts'
import { BrandMark } from '../ui/marks/brand-mark.tsx'
import { askCode, askPairing } from './screen-api.ts'

const askEveryMs = 2_000
/** A new code is asked for so long before the old one ends, so that none is read out that no longer holds. */
const renewBeforeMs = 30_000
const retryMs = 10_000

/** A QR code as one path: a module of it is a square of one unit. */
export function qrPath(content: string): { readonly path: string; readonly size: number } {
  const { data, size } = encode(content, { ecc: 'M', border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { path: squares.join(''), size }
}

/** Where the code is confirmed; the QR leads there. */
export function confirmAddress(origin: string, code: string): string {
  return `${origin}/desk/tuong?ghep=${code}`
}

function Qr({ content }: { readonly content: string }) {
  const { path, size } = qrPath(content)
  return (
    <svg className="screen-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={wallText.screen.qr}>
      <path d={path} />
    </svg>
  )
}

/** What stands on a screen that is not paired: its code, how to confirm it, and until when it holds. */
export function PairingView({ onPaired }: { readonly onPaired: () => void }) {
  const code = useQuery({
    queryKey: ['pairing'],
    queryFn: ({ signal }) => askCode(signal),
    retry: true,
    retryDelay: retryMs,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) =>
      state.data === undefined ? false : Math.max(retryMs, state.data.expiresAt - Date.now() - renewBeforeMs),
    refetchIntervalInBackground: true,
  })
  const claim = code.data?.claim
  const state = useQuery({
    queryKey: ['pairing', claim],
    queryFn: ({ signal }) => askPairing(claim ?? '', signal),
    enabled: claim !== undefined,
    refetchInterval: askEveryMs,
    refetchIntervalInBackground: true,
    retry: false,
  })
  const isPaired = state.data?.kind === 'paired'
  useEffect(() => {
    if (isPaired) onPaired()
  }, [isPaired, onPaired])
  const digits = code.data?.code
  return (
    <main className="wall screen pairing" data-face="wall">
      <header>
        <BrandMark size={96} />
        <b>{text.product}</b>
      </header>
      <section>
        <div>
          <h1>{wallText.screen.title}</h1>
          <p className="pairing-code" data-waiting={digits === undefined}>
            {digits === undefined ? '··· ···' : `${digits.slice(0, 3)} ${digits.slice(3)}`}
          </p>
          <ol>
            {wallText.screen.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
        {digits === undefined ? null : <Qr content={confirmAddress(location.origin, digits)} />}
      </section>
      <footer>{code.failureReason === null ? wallText.screen.holds : code.failureReason.message}</footer>
    </main>
  )
}
