import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { isWorthAsking, retryAfterMs } from './app/retry.ts'
import { connectLive, LiveProvider } from './live/index.ts'
import { isFramed } from './screen/is-framed.ts'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: isWorthAsking,
      retryDelay: retryAfterMs,
      refetchOnWindowFocus: false,
    },
  },
})
const root = document.querySelector('#app')
if (root === null) throw new Error('index.html has no #app')

/** Within a screen's frame the page says which output it is. */
async function whoIAm() {
  const { claimsOver } = await import('./screen/identity.ts')
  const device = await claimsOver('live', Date.now())
  return device === null ? {} : { device }
}

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LiveProvider live={connectLive({ url: location.origin, ...(isFramed() ? { auth: whoIAm } : {}) })}>
        <App />
      </LiveProvider>
    </QueryClientProvider>
  </StrictMode>,
)
