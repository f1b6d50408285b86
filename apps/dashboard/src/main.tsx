import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { connectLive, LiveProvider } from './live/index.ts'

const longestRetryMs = 30_000
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: true,
      retryDelay: (attempt) => Math.min(longestRetryMs, 500 * 2 ** attempt),
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
