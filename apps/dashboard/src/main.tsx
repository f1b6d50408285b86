import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { isWorthAsking, retryAfterMs } from './app/retry.ts'
import { connectLive, LiveProvider } from './live/index.ts'

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

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LiveProvider live={connectLive({ url: location.origin })}>
        <App />
      </LiveProvider>
    </QueryClientProvider>
  </StrictMode>,
)
