import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { isWorthAsking, retryAfterMs } from './app/retry.ts'
import { startLive } from './app/start-live.ts'
import { HeldScenesContext } from './island/held-scenes.ts'
import { LiveProvider } from './live/index.ts'
import { tellFrame } from './screen/renderer-messages.ts'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: isWorthAsking,
      retryDelay: (attempt) => retryAfterMs(attempt, Math.random()),
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
  },
})
const root = document.querySelector('#app')
if (root === null) throw new Error('index.html has no #app')

const { live, scenes } = startLive(queryClient)
tellFrame({ tells: 'begun' })

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LiveProvider live={live}>
        <HeldScenesContext value={scenes}>
          <App />
        </HeldScenesContext>
      </LiveProvider>
    </QueryClientProvider>
  </StrictMode>,
)
